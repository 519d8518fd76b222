import { isDeepStrictEqual } from "node:util";

import { isRecord } from "@pincer/shared/internal";

import { GatewayError } from "../../../src/errors/gateway-error.ts";
import { GatewayRequestError } from "../../../src/errors/request-errors.ts";
import { GatewayRunError } from "../../../src/errors/run-error.ts";

/** How a promise ended. */
export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** How a promise ends; it never rejects. */
export function outcomeOf(promise: PromiseLike<unknown>): Promise<Outcome> {
  return Promise.resolve(promise).then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

/** What is wrong with the end of a request that was answered like this; `undefined` when nothing is. */
export function problemOfRequest(outcome: Outcome, recorded: Record<string, unknown>): string | undefined {
  if (recorded["ok"] === true) {
    if ("error" in outcome) return `rejected with ${String(outcome.error)}`;
    return isDeepStrictEqual(outcome.value, recorded["payload"]) ? undefined : "resolved with something else";
  }
  const wanted = isRecord(recorded["error"]) ? recorded["error"] : {};
  if (!("error" in outcome)) return "resolved although it was refused";
  const { error } = outcome;
  if (!GatewayRequestError.isInstance(error)) return `rejected with ${String(error)}`;
  return error.code === wanted["code"] ? undefined : `code ${error.code} instead of ${String(wanted["code"])}`;
}

/** The same of a run, by its last answer. A v3 failure looks like success, so there only the text must be right. */
export function problemOfRun(outcome: Outcome, recorded: Record<string, unknown>): string | undefined {
  const payload = isRecord(recorded["payload"]) ? recorded["payload"] : {};
  const isFine = recorded["ok"] === true && payload["status"] === "ok";
  if ("error" in outcome) {
    if (!GatewayRunError.isInstance(outcome.error)) return `rejected with ${String(outcome.error)}`;
    if (isFine && !looksFailed(payload)) return `rejected with ${outcome.error.message}`;
    return undefined;
  }
  if (!isFine) return "resolved although it failed";
  const texts = payloadsOf(payload).flatMap(({ text }) => (typeof text === "string" ? [text] : []));
  const text = isRecord(outcome.value) ? outcome.value["text"] : undefined;
  return text === texts.join("\n") ? undefined : "the text is another one";
}

/** What is wrong with the end of a connect. */
export function problemOfConnect(
  outcome: Outcome,
  recorded: Record<string, unknown> | undefined,
  protocol: number,
): string | undefined {
  if (recorded?.["ok"] === true) {
    if ("error" in outcome) return `rejected with ${String(outcome.error)}`;
    const got = isRecord(outcome.value) ? outcome.value["protocol"] : undefined;
    return got === protocol ? undefined : `protocol ${String(got)}`;
  }
  if (!("error" in outcome)) return "resolved although it was refused";
  return GatewayError.isInstance(outcome.error) ? undefined : `rejected with ${String(outcome.error)}`;
}

/** v3 tells of a failed model only by a run without tokens or with `aborted`. */
function looksFailed(payload: Record<string, unknown>): boolean {
  const result = isRecord(payload["result"]) ? payload["result"] : {};
  const meta = isRecord(result["meta"]) ? result["meta"] : {};
  const agentMeta = isRecord(meta["agentMeta"]) ? meta["agentMeta"] : {};
  const usage = isRecord(agentMeta["usage"]) ? agentMeta["usage"] : {};
  return meta["aborted"] === true || !(Number(usage["total"]) > 0);
}

function payloadsOf(payload: Record<string, unknown>): Array<Record<string, unknown>> {
  const result = isRecord(payload["result"]) ? payload["result"] : {};
  return Array.isArray(result["payloads"]) ? result["payloads"].filter(isRecord) : [];
}
