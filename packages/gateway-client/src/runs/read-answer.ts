import { isRecord } from "@pincer/shared/internal";

import { errorFromReply } from "../errors/from-reply.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import { protocolTraits } from "../protocol/versions.ts";
import { fetchResult, type FollowedRun, type WaitedEnd } from "./follow-run.ts";
import { findTurn, type SoughtTurn } from "./history-turn.ts";
import { historyParams } from "./read-history.ts";
import { isLoss } from "./run-home.ts";

/** A run whose final answer went elsewhere. */
export interface UnheardRun extends SoughtTurn {
  /** `undefined` where nobody knows it. */
  readonly sessionKey: string | undefined;
  readonly end: WaitedEnd;
  /** True where an event said that the run was stopped. */
  readonly wasStopped: boolean;
}

/**
 * The final answer of a run that has ended, made of what can be read: the session's history tells what was said, `agent.wait` how it
 * ended. Nothing is sent that could start a run. There is no `meta`, which only the gateway's own answer has.
 */
export async function readAnswer(run: FollowedRun, sought: UnheardRun): Promise<ResponseFrame> {
  const { end, sessionKey } = sought;
  if (sought.wasStopped) return stopped(run, end);
  const { stopReason, error } = end.payload;
  if (end.status === "timeout") return answered(run, { ...end.payload });
  if (end.status === "error" && typeof stopReason === "string" && stopReason !== "error") {
    return answered(run, { status: "timeout", stopReason });
  }
  if (sessionKey === undefined) throw run.lost("it ended, and nobody knows the session in which its answer is");
  let failure = end.status === "error" ? said(error) : undefined;
  try {
    return await fetchResult(run, "chat.history", historyParams(sessionKey, isHonest(run)), (answer) => {
      if (answer.error !== undefined)
        throw run.lost(`it ended, but its answer cannot be read: ${refusal(run, answer)}`);
      const turn = findTurn(isRecord(answer.payload) ? answer.payload["messages"] : undefined, sought);
      if (turn?.wasStopped === true) return stopped(run, end);
      failure = turn?.failure ?? failure;
      // One that is cut is no whole answer.
      if (turn?.isDone !== true || turn.isCut) return undefined;
      return answered(run, { status: "ok", result: { payloads: turn.texts.map((text) => ({ text })) } });
    });
  } catch (thrown) {
    if (failure === undefined || run.signal.aborted || isLoss(thrown)) throw thrown;
    return { type: "res", id: "", ok: false, error: { message: failure }, payload: { runId: run.runId } };
  }
}

function isHonest({ connection }: FollowedRun): boolean {
  return protocolTraits(connection.greeting?.hello.protocol ?? 3).honestStatus;
}

function answered({ runId }: FollowedRun, payload: object): ResponseFrame {
  return { type: "res", id: "", ok: true, payload: { ...payload, runId } };
}

/** As either protocol tells it of a run that was stopped; on protocol 3, why it was is judged by how long it took. */
function stopped(run: FollowedRun, { payload: { startedAt, endedAt } }: WaitedEnd): ResponseFrame {
  if (isHonest(run)) return answered(run, { status: "timeout", stopReason: "aborted" });
  const durationMs = typeof startedAt === "number" && typeof endedAt === "number" ? endedAt - startedAt : undefined;
  return answered(run, { status: "ok", result: { meta: { aborted: true, durationMs } } });
}

function refusal({ connection }: FollowedRun, { error }: ResponseFrame): string {
  const { keeper } = connection.settings;
  return errorFromReply(error ?? { message: "" }, { method: "chat.history", keeper }).message;
}

function said(words: unknown): string {
  return typeof words === "string" && words !== "" ? words : "the gateway gave no reason";
}
