import { isRecord } from "@pincer/shared/internal";

import { GatewayProtocolError } from "../errors/protocol-error.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";

const promised: ReadonlyArray<readonly [path: string, fits: (value: unknown) => boolean]> = [
  ["type", (value) => value === "hello-ok"],
  ["protocol", isPositive],
  ["server/version", isText],
  ["server/connId", isText],
  ["features/methods", Array.isArray],
  ["features/events", Array.isArray],
  ["snapshot/sessionDefaults/mainSessionKey", isText],
  ["policy/maxPayload", isPositive],
  ["policy/tickIntervalMs", isPositive],
];

/**
 * The hello in the answer to connect. What it has beyond that is kept.
 *
 * @throws {@link GatewayProtocolError} that names a promised field that is missing or has the wrong type, or a protocol that
 * was not offered
 */
export function readHello(payload: unknown, offered: { readonly min: number; readonly max: number }): HelloOk {
  for (const [path, fits] of promised) {
    let value = payload;
    for (const key of path.split("/")) value = isRecord(value) ? value[key] : undefined;
    if (!fits(value)) throw new GatewayProtocolError(`The gateway's hello is not as it should be (at /${path}).`);
  }
  const hello = payload as HelloOk;
  if (hello.protocol < offered.min || hello.protocol > offered.max) {
    throw new GatewayProtocolError(
      `The gateway chose protocol ${hello.protocol}, but ${offered.min} to ${offered.max} was offered.`,
    );
  }
  return hello;
}

function isPositive(value: unknown): boolean {
  return typeof value === "number" && value > 0;
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
