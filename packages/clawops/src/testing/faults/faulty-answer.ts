import { type Answer, bytes, json, problem, text } from "../http/answer.ts";
import type { Fault } from "./fault.ts";

/** What the API says with a status, where a fault does not say it itself. */
const words: Readonly<Record<number, readonly [error: string, code?: string]>> = {
  400: ["The request is not valid.", "invalid_request"],
  401: ["Invalid API key."],
  403: ["Not allowed."],
  404: ["Not found.", "NOT_FOUND"],
  409: ["The state of the resource does not allow this."],
  422: ["The request cannot be processed."],
  429: ["Too many requests.", "rate_limited"],
  500: ["Internal server error."],
  503: ["Service unavailable.", "service_unavailable"],
};

/** What a fault with a `status` answers without acting. */
export function refusalOf(status: number): Answer {
  if (status === 204 || status === 205 || status === 304) return { status, headers: {}, body: null };
  if (status < 300) return json(status, {});
  const [error, code] = words[status] ?? [`The request failed with status ${status}.`];
  return problem(status, error, code);
}

/** The answer with the fault's own body and headers in it. */
export function withFault(answer: Answer, fault: Fault): Answer {
  const shaped = fault.body === undefined || answer.body === null ? answer : bodyOf(answer.status, fault.body);
  if (fault.headers === undefined) return shaped;
  const headers = Object.entries(fault.headers).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...shaped, headers: { ...shaped.headers, ...Object.fromEntries(headers) } };
}

function bodyOf(status: number, body: unknown): Answer {
  if (typeof body === "string") return text(status, body, "text/html; charset=utf-8");
  return body instanceof Uint8Array ? bytes(status, body, "application/octet-stream") : json(status, body);
}
