import { createLocalGateway } from "../../src/testing/create-local-gateway.ts";
import type { LocalGateway, LocalGatewayOptions } from "../../src/testing/local-gateway.ts";
import type { ReplyFunction } from "../../src/testing/reply.ts";
import type { ProtocolVersion } from "../../src/testing/wire.ts";
import { fakeModel } from "./fake-model.ts";
import { fastClock } from "./fast-clock.ts";
import { Keyring } from "./keyring.ts";
import type { Recording } from "./recording.ts";
import { seeds } from "./seeds.ts";

/** How much faster than recorded runs and time limits pass. */
const SPEED = 10;

/** Recordings that one gateway saw, in the order of their time. */
export interface Play {
  readonly key: string;
  readonly protocol: ProtocolVersion;
  readonly recordings: readonly Recording[];
}

/** A local gateway on which recordings are played. */
export interface Stage extends AsyncDisposable {
  readonly gateway: LocalGateway;
  readonly url: string;
  readonly secret: string;
  readonly keyring: Keyring;
}

/** Recordings whose gateway remembered something from one to the next. */
const shared: readonly RegExp[] = [
  /^device-/,
  /^browser-default-/,
  /^variant-(?:origins|password|insecure)/,
  /^agent-disconnect/,
  /^shutdown-(?:busy|idle)/,
];

/** Groups the recordings by the gateway that they need. */
export function plays(recordings: readonly Recording[]): Play[] {
  const groups = new Map<string, Recording[]>();
  for (const recording of recordings) {
    const { name, protocol } = recording;
    const start = shared.map((pattern) => pattern.exec(name)?.[0]).find((found) => found !== undefined) ?? name;
    const key = `${start}.v${protocol}`;
    groups.set(key, [...(groups.get(key) ?? []), recording]);
  }
  return [...groups].map(([key, group]) => ({
    key,
    protocol: group[0]?.protocol ?? 4,
    recordings: group.toSorted((a, b) => a.startedAt - b.startedAt),
  }));
}

/** The gateway for a play, as the recorded one was set up. */
export async function openStage({ key, protocol }: Play): Promise<Stage> {
  const secret = "the-secret-of-the-stage";
  const clock = fastClock(SPEED);
  const options: LocalGatewayOptions = {
    ...(key.startsWith("variant-password") ? { password: secret } : { token: secret }),
    protocol,
    clock,
    reply: slowed(fakeModel(protocol, clock), key, () => gateway),
    allowedOrigins: key.startsWith("variant-origins") ? ["https://app.example"] : [],
    allowInsecureAuth: key.startsWith("variant-insecure"),
    // The clock is fast, the sockets are not.
    handshakeTimeoutMs: key.includes("no-connect-timeout") ? 2_000 : 60_000 * SPEED,
    tickIntervalMs: 30_000 * SPEED,
  };
  const gateway: LocalGateway = createLocalGateway(options);
  const { url } = await gateway.listen();
  return { gateway, url, secret, keyring: new Keyring(), [Symbol.asyncDispose]: () => gateway.close() };
}

/** The recorded runs were still going when the requests after them came. */
function slowed(reply: ReplyFunction, key: string, gateway: () => LocalGateway): ReplyFunction {
  const isHeld = /^(?:scopes|agent-idem)/.test(key);
  return async function* held(message, context) {
    if (isHeld && !context.runId.startsWith("seed-")) {
      const late = key.startsWith("scopes")
        ? { method: "nope", count: 1 }
        : { method: "agent", count: seeds.length + 2 };
      await gateway().waitForRequest(late.method, { count: late.count, signal: context.signal });
    }
    yield* reply(message, context);
  };
}

/** The headers of a recorded upgrade; its name tells them. */
export function headersOf({ name, protocol }: Recording, url: string): Record<string, string> {
  const isRemote =
    /forwarded-for|device-remote/.test(name) || (protocol === 3 && /default-(?:approve|reject)/.test(name));
  const origin = originOf(name, protocol, url);
  return {
    ...(isRemote ? { "x-forwarded-for": "203.0.113.7" } : {}),
    ...(origin === undefined ? {} : { origin }),
  };
}

function originOf(name: string, protocol: ProtocolVersion, url: string): string | undefined {
  if (name.includes("noorigin")) return undefined;
  if (/origin-evil|https_evil_example/.test(name)) return "https://evil.example";
  if (name.includes("https_app_example")) return "https://app.example";
  if (/origin-localhost5173|http_localhost_5173/.test(name)) return "http://localhost:5173";
  if (name.includes("origin-null")) return "null";
  if (name.includes("origin-self")) return url.replace("ws:", "http:");
  if (name.startsWith("variant-insecure")) return "http://127.0.0.1:5173";
  if (/origin5173|http_127_0_0_1_5173|auth-rate-browser/.test(name)) return "http://127.0.0.1:5173";
  return protocol === 4 && /default-(?:approve|reject)/.test(name) ? "http://127.0.0.1:5173" : undefined;
}
