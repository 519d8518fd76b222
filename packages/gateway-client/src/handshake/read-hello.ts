import { isRecord } from "@pincer/shared/internal";

import { GatewayProtocolError } from "../errors/protocol-error.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { protocolTraits } from "../protocol/versions.ts";

/** How often gateways send a `tick` where they do not say, in milliseconds. */
const TICK_INTERVAL_MS = 30_000;

type Fits = (value: unknown) => boolean;

/** What the rest of the client counts on, and what it is where the gateway leaves it out. */
const promised: ReadonlyArray<readonly [path: string, fits: Fits, missing?: (protocol: number) => unknown]> = [
  ["type", (value) => value === "hello-ok"],
  ["protocol", isPositive],
  ["server/version", isText, () => "unknown"],
  ["server/connId", isText, () => "unknown"],
  ["features/methods", Array.isArray, () => []],
  ["features/events", Array.isArray, () => []],
  // Every gateway takes `main` for its main session, whatever that is called.
  ["snapshot/sessionDefaults/mainSessionKey", isText, () => "main"],
  ["policy/maxPayload", isPositive, (protocol) => protocolTraits(protocol).maxPayload],
  ["policy/tickIntervalMs", isPositive, () => TICK_INTERVAL_MS],
  ["auth/scopes", isTextListOrMissing],
];

/**
 * The hello in the answer to connect. What it has beyond that is kept; what is left out of it has the value that gateways of
 * its protocol are known to have.
 *
 * @param place the gateway's address, for messages
 * @throws {@link GatewayProtocolError} that names a field of the wrong type, or a protocol that was not offered
 */
export function readHello(
  payload: unknown,
  offered: { readonly min: number; readonly max: number },
  place: string,
): HelloOk {
  let hello: unknown = payload;
  for (const [path, fits, missing] of promised) {
    const value = valueAt(hello, path);
    if (fits(value)) continue;
    const isMissing = value === undefined && missing !== undefined;
    if (!isMissing) {
      throw new GatewayProtocolError(`The hello of the gateway at ${place} is not as it should be (at /${path}).`);
    }
    hello = withValueAt(hello, path.split("/"), missing(Number(valueAt(hello, "protocol"))));
  }
  const { protocol } = hello as HelloOk;
  if (protocol < offered.min || protocol > offered.max) {
    throw new GatewayProtocolError(
      `The gateway at ${place} chose protocol ${protocol}, but ${offered.min} to ${offered.max} was offered.`,
    );
  }
  return hello as HelloOk;
}

/** `undefined` where it, or something on the way, is missing or null. `NaN`, which fits nothing, where that is no object. */
function valueAt(whole: unknown, path: string): unknown {
  let value: unknown = whole;
  for (const key of path.split("/")) {
    if (value === undefined || value === null) return undefined;
    if (!isRecord(value)) return Number.NaN;
    value = value[key];
  }
  return value ?? undefined;
}

function withValueAt(whole: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const fields = isRecord(whole) ? whole : {};
  return { ...fields, [key]: withValueAt(fields[key], rest, value) };
}

function isPositive(value: unknown): boolean {
  return typeof value === "number" && value > 0;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isTextListOrMissing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((item) => typeof item === "string"));
}
