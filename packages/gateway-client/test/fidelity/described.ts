import { randomUUID } from "node:crypto";

import type { Stage } from "./stage.ts";

/**
 * The frame that a recording describes instead of holding it, such as `<sessions.list request of 5 MB>`: a text, or the bytes of
 * a binary frame.
 */
export function described(words: string, { secret }: Stage): string | Buffer {
  if (words === "<binary 4 bytes>") return Buffer.from([1, 2, 3, 4]);
  const bytes = sizeIn(words);
  if (words.includes("agent request")) return JSON.stringify(request("big", "agent", agentParams(bytes)));
  const isConnect = words.includes("connect request");
  const frame = isConnect
    ? request("b", "connect", connectParams(secret))
    : request("9", "sessions.list", { limit: 1 });
  return words.includes("binary") ? Buffer.from(JSON.stringify(frame)) : padded(frame, isConnect, bytes);
}

/** The frame with a field made so long that all of it has this size. */
function padded(frame: ReturnType<typeof request>, isConnect: boolean, bytes: number): string {
  const field = isConnect ? "userAgent" : "search";
  const rest = isConnect ? frame.params : {};
  const sized = (padding: string): string => JSON.stringify({ ...frame, params: { ...rest, [field]: padding } });
  return sized("x".repeat(bytes - sized("").length));
}

function request(
  id: string,
  method: string,
  params: object,
): { type: "req"; id: string; method: string; params: object } {
  return { type: "req", id, method, params };
}

function connectParams(secret: string): object {
  const client = { id: "gateway-client", version: "1.0.0", platform: "test", mode: "backend" };
  return { minProtocol: 3, maxProtocol: 4, client, auth: { token: secret }, scopes: ["operator.admin"] };
}

/** The reply is short, however long the message. */
function agentParams(bytes: number): object {
  const message = `[[words 2]]${"x".repeat(bytes)}`;
  return { message, sessionKey: "agent:main:bigmsg2", idempotencyKey: randomUUID() };
}

const units: Readonly<Record<string, number>> = { KB: 1_000, MB: 1_000_000, bytes: 1 };

function sizeIn(words: string): number {
  const [, amount = "0", unit = "bytes"] = /([\d.]+) (KB|MB|bytes)/.exec(words) ?? [];
  return Math.ceil(Number(amount) * (units[unit] ?? 1));
}
