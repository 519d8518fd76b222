import { isRecord } from "@pincer/shared/internal";

import type { LoggedFrame } from "../testing/index.ts";

/** So many connections and open requests are remembered; a gateway may run for weeks. */
const MOST = 10_000;

/**
 * Makes a line of each request (`#1 > agent`) and of each answer (`#1 < agent accepted`), without ids, params and texts; `#1` is the
 * first connection. For other frames it gives `undefined`.
 */
export class RequestLog {
  readonly #numbers = new Map<string, number>();
  readonly #methods = new Map<string, string>();
  #connections = 0;

  /** The line about a frame. */
  line({ dir, connection, frame }: LoggedFrame): string | undefined {
    if (!isRecord(frame)) return undefined;
    const request = `${connection} ${typeof frame["id"]} ${String(frame["id"])}`;
    const number = `#${this.#number(connection)}`;
    if (dir === "in") {
      const method = word(frame["method"]);
      if (method === undefined) return undefined;
      remember(this.#methods, request, method);
      return `${number} > ${method}${method === "connect" ? clientOf(frame["params"]) : ""}`;
    }
    if (frame["type"] !== "res") return undefined;
    const method = this.#methods.get(request);
    if (method === undefined) return undefined;
    const outcome = outcomeOf(frame, method);
    if (outcome !== "accepted") this.#methods.delete(request);
    return `${number} < ${method} ${outcome}`;
  }

  #number(connection: string): number {
    const known = this.#numbers.get(connection);
    if (known !== undefined) return known;
    this.#connections += 1;
    remember(this.#numbers, connection, this.#connections);
    return this.#connections;
  }
}

function outcomeOf(frame: Readonly<Record<string, unknown>>, method: string): string {
  const { payload, error } = frame;
  if (frame["ok"] === true) {
    const status = isRecord(payload) && method !== "connect" ? word(payload["status"]) : undefined;
    return status ?? "ok";
  }
  if (!isRecord(error)) return "failed";
  const detail = isRecord(error["details"]) ? word(error["details"]["code"]) : undefined;
  // What a connect is refused for says what is wrong with the client; other messages may repeat what it sent.
  const reason = method === "connect" ? `: ${printable(error["message"])}` : "";
  return [word(error["code"]) ?? "failed", ...(detail === undefined ? [] : [detail])].join(" ") + reason;
}

function clientOf(params: unknown): string {
  const client = isRecord(params) ? params["client"] : undefined;
  const names = isRecord(client) ? [word(client["id"]), word(client["mode"])] : [];
  return names.every((name) => name !== undefined) && names.length > 0 ? ` ${names.join("/")}` : "";
}

/** A name as the protocol has them; what else a client may send is not for a terminal. */
function word(value: unknown): string | undefined {
  return typeof value === "string" && /^[\w.-]{1,64}$/.test(value) ? value : undefined;
}

function printable(value: unknown): string {
  return String(value)
    .replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, "?")
    .slice(0, 300);
}

function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= MOST) return;
    map.delete(oldest);
  }
}
