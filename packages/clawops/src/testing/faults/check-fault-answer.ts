import { describeThrown, isRecord } from "@pincer/shared/internal";

import { shapes } from "../../generated/shapes.ts";
import type { Operation } from "../../wire/operation.ts";
import type { Fault } from "./fault.ts";

/** Headers that are about the connection and not about the answer. */
const connectionHeaders: ReadonlySet<string> = new Set(["connection", "content-length", "transfer-encoding"]);

/** Statuses whose answers have no body. */
const bodiless: ReadonlySet<unknown> = new Set([204, 205, 304]);

/** What is wrong with the answer that a fault asks for, or `undefined`. */
export function checkFaultAnswer(fault: Fault, operation: Operation | undefined): string | undefined {
  const { status, body, headers, cut } = fault;
  if (cut === "connect" && (status !== undefined || body !== undefined || headers !== undefined)) {
    return 'where the connection is refused there is no answer: leave out status, body and headers, or cut: "connect".';
  }
  const sent = status ?? (operation === undefined ? undefined : shapes[operation.id]?.status);
  if (body !== undefined && bodiless.has(sent)) return `an answer with the status ${String(sent)} has no body.`;
  return checkBody(body) ?? checkHeaders(headers);
}

function checkBody(body: unknown): string | undefined {
  if (body === undefined || typeof body === "string" || body instanceof Uint8Array) return undefined;
  try {
    if (JSON.stringify(body) !== undefined) return undefined;
    return `body must be a text, bytes, or what JSON can hold, not a ${typeof body}.`;
  } catch (thrown) {
    return `body cannot be sent as JSON (${describeThrown(thrown)}).`;
  }
}

function checkHeaders(headers: Fault["headers"]): string | undefined {
  if (headers === undefined) return undefined;
  if (!isRecord(headers)) return 'headers must be an object such as { "retry-after": "2" }.';
  for (const [name, value] of Object.entries(headers)) {
    if (connectionHeaders.has(name.toLowerCase())) return `the header ${name} is the server's own. Leave it out.`;
    if (typeof value !== "string") return `the header ${name} must be a text, not a ${typeof value}.`;
    if (!isSendable(name, value))
      return `${JSON.stringify(name)} is no header that HTTP can send, or its value is not.`;
  }
  return undefined;
}

function isSendable(name: string, value: string): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}
