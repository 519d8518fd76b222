import { isRecord } from "@pincer/shared/internal";

import type { GatewayRunStatus } from "../errors/run-error.ts";
import type { AgentPayload, AgentResult } from "../protocol/agent.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import { protocolTraits } from "../protocol/versions.ts";

/** What is judged: the final answer, and what is known of the run besides. */
export interface FinishedRun {
  readonly runId: string;
  readonly answer: ResponseFrame;
  readonly protocol: number;
  /** True where the run was seen from its start on. */
  readonly sawStart: boolean;
  /** The text that came in events. */
  readonly streamed: string;
  /** The time limit that the run was started with, in seconds. */
  readonly timeoutSeconds: number | undefined;
}

/** How a run ended. */
export type RunVerdict =
  | { readonly ok: true; readonly result: AgentResult }
  | { readonly ok: false; readonly status: Exclude<GatewayRunStatus, "lost">; readonly message: string };

/** The limit of protocol 3 where none is given. */
const DEFAULT_LIMIT_SECONDS = 600;

const waiting: ReadonlySet<unknown> = new Set(["accepted", "in_flight", "started", "queued", "pending", "running"]);

/** True for an answer to `agent` that says only that the run goes on. */
export function isInterim({ ok, payload }: ResponseFrame): boolean {
  return ok && isRecord(payload) && waiting.has(payload["status"]);
}

/** Tells success from failure, also where the gateway calls a failure `ok`. */
export function judgeResult(run: FinishedRun): RunVerdict {
  const { runId, answer } = run;
  const payload = isRecord(answer.payload) ? answer.payload : {};
  if (!answer.ok) {
    const status = answer.error?.code === "AGENT_TIMEOUT" ? "timeout" : "error";
    return { ok: false, status, message: answer.error?.message ?? "no reason given" };
  }
  const { payloads, meta } = readResult(payload["result"]);
  const texts = payloads.map(({ text }) => text).filter((text) => typeof text === "string" && text !== "");
  const failed = payload["status"] === "ok" ? undefined : notOk(payload, texts.join(" "));
  const verdict = failed ?? (protocolTraits(run.protocol).honestStatus ? undefined : v3Failure(run, payloads, meta));
  if (verdict !== undefined) return { ok: false, ...verdict };
  return { ok: true, result: { runId, status: "ok", text: texts.join("\n"), payloads, meta } };
}

type Failure = Omit<Extract<RunVerdict, { ok: false }>, "ok">;

/** Protocol 4 says `timeout` for an abort too; then it names who stopped the run. */
function notOk(payload: Record<string, unknown>, text: string): Failure {
  const { status, stopReason, summary } = payload;
  if (status === "timeout" && typeof stopReason === "string" && stopReason !== "timeout") {
    return { status: "aborted", message: `stopped (${stopReason})` };
  }
  const said = text || (typeof summary === "string" ? summary : "");
  return status === "timeout"
    ? { status: "timeout", message: said || "the time limit was reached" }
    : {
        status: "error",
        message:
          said ||
          `the gateway ended it with ${typeof status === "string" ? `status "${status}"` : "a status that is no text"}`,
      };
}

/**
 * Protocol 3 answers every failure with `ok`. An abort shows in `meta.aborted`. A failed model call leaves two marks: no tokens
 * were spent, and the answer begins with a text (the error's) that was never streamed. One mark alone is no proof: some
 * providers report no tokens, and without the run's start nobody can say what was streamed.
 */
function v3Failure(
  { sawStart, streamed, timeoutSeconds }: FinishedRun,
  [first]: readonly AgentPayload[],
  meta: Readonly<Record<string, unknown>>,
): Failure | undefined {
  if (meta["aborted"] === true) {
    const limitMs = (timeoutSeconds ?? DEFAULT_LIMIT_SECONDS) * 1000;
    // Only the time limit and the deletion of the session stop a run of protocol 3.
    return typeof meta["durationMs"] === "number" && meta["durationMs"] < limitMs * 0.95
      ? { status: "aborted", message: "stopped" }
      : { status: "timeout", message: "the time limit was reached" };
  }
  if (typeof first?.text !== "string" || !sawStart || !spentNothing(meta)) return undefined;
  return streamed.includes(first.text) ? undefined : { status: "error", message: first.text };
}

function spentNothing({ agentMeta }: Readonly<Record<string, unknown>>): boolean {
  const usage = isRecord(agentMeta) ? agentMeta["usage"] : undefined;
  return isRecord(usage) && Object.values(usage).every((tokens) => tokens === 0);
}

function readResult(value: unknown): { payloads: AgentPayload[]; meta: Record<string, unknown> } {
  const result = isRecord(value) ? value : {};
  const payloads: unknown[] = Array.isArray(result["payloads"]) ? result["payloads"] : [];
  return { payloads: payloads.filter(isRecord), meta: isRecord(result["meta"]) ? result["meta"] : {} };
}
