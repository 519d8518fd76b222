import { isError } from "../types/is-error.ts";

/** One readable line for anything that was thrown: `TypeError: fetch failed`, or the value itself. Never throws. */
export function describeThrown(thrown: unknown): string {
  try {
    return isError(thrown) ? describeError(thrown) : describeValue(thrown);
  } catch {
    return "an unreadable value"; // a proxy, or a getter that throws
  }
}

function describeError(error: Error & { code?: unknown; errors?: unknown }): string {
  // Some errors (an AggregateError of refused connections) say nothing themselves; their code or parts do.
  const { name, message, code, errors } = error;
  const parts = Array.isArray(errors) ? errors.slice(0, 3).map(describePart).join("; ") : "";
  const words = message || (typeof code === "string" ? code : parts);
  return [name, words].filter(Boolean).join(": ") || "an error without words";
}

/** Not the parts of a part: there may be a cycle. */
function describePart(part: unknown): string {
  return isError(part) && "errors" in part ? part.name : describeThrown(part);
}

function describeValue(thrown: unknown): string {
  if (typeof thrown === "function") return "a function";
  if (typeof thrown !== "object" || thrown === null) return String(thrown);
  // The error event of a socket is no error but has its words.
  if ("message" in thrown && typeof thrown.message === "string" && thrown.message !== "") return thrown.message;
  const kind = Object.prototype.toString.call(thrown);
  try {
    return JSON.stringify(thrown) ?? kind;
  } catch {
    return kind; // a cycle, or a bigint in it
  }
}
