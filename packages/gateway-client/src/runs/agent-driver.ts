import { deferred, isRecord } from "@pincer/shared/internal";

import type { AgentAccepted, AgentEvent, AgentRequest, AgentResult } from "../protocol/agent.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { protocolTraits } from "../protocol/versions.ts";
import { type AgentParams, agentRequest, checkAgentParams } from "./agent-params.ts";
import { AssistantParts } from "./assistant-parts.ts";
import { fetchResult, waitForEnd } from "./follow-run.ts";
import { isInterim, judgeResult } from "./judge-result.ts";
import { RunDriver } from "./run-driver.ts";
import { isLoss } from "./run-home.ts";
import { RunLog } from "./run-log.ts";

const SILENCE_LIMIT_MS = 30 * 60_000;
const AFTER_LIMIT_MS = 5 * 60_000;

/** A run that `agent` starts: its end is the second answer to the request, wherever that went. */
export class AgentDriver extends RunDriver<AgentParams, AgentRequest, AgentAccepted, AgentEvent, AgentResult> {
  readonly method = "agent";
  readonly log: RunLog<AgentEvent> = new RunLog((events) => ({
    runId: this.runId,
    stream: "client.dropped",
    data: { events },
  }));
  readonly #parts = new AssistantParts();
  /** True where the run was seen from its start on. */
  #sawStart = false;

  protected get silenceLimitMs(): number {
    const { timeout } = this.params;
    return timeout === undefined ? SILENCE_LIMIT_MS : timeout * 1000 + AFTER_LIMIT_MS;
  }

  protected check(): void {
    checkAgentParams(this.params);
  }

  protected requestFor(hello: HelloOk): AgentRequest {
    return agentRequest(this.params, this.key, hello);
  }

  protected heard(name: "agent" | "chat", payload: Readonly<Record<string, unknown>>): void {
    const { data, stream } = payload;
    if (name !== "agent" || !isRecord(data)) return;
    if (stream === "lifecycle" && data["phase"] === "start") this.#sawStart = true;
    const isOld = !protocolTraits(this.connection.greeting?.hello.protocol ?? 0).honestStatus;
    this.log.add(payload as unknown as AgentEvent, this.#parts.read(payload, isOld, this.wasMissed));
  }

  protected async overOneConnection(isFirst: boolean, signal: AbortSignal): Promise<AgentResult> {
    return this.#judge(await this.#finalAnswer(isFirst, signal));
  }

  /** The run's final answer over the connection there is: sent, or (once it was accepted) followed. */
  async #finalAnswer(isFirst: boolean, signal: AbortSignal): Promise<ResponseFrame> {
    if (this.acceptance !== undefined) return this.#follow(signal);
    const joined = deferred<void>();
    // A run that is known to the gateway already gets no second answer; protocol 3 does not say that it is.
    let isKnown = !isFirst;
    const mayBeKnown = isKnown || this.params.idempotencyKey !== undefined;
    const answer = this.send(isFirst, signal, (frame) => {
      if (!isInterim(frame)) return false;
      this.#accept(frame.payload);
      isKnown ||= this.acceptance?.status === "in_flight";
      if (mayBeKnown || isKnown) joined.resolve();
      return true;
    });
    this.silence(signal).then(joined.resolve, () => {});
    const followed = joined.promise
      .then(() => this.#follow(signal))
      .catch((error: unknown) => {
        // Where the answer may come all the same, a gateway that does not let itself be asked is no reason to give up.
        if (isKnown || isLoss(error) || this.quietMs > this.silenceLimitMs) throw error;
        return answer;
      });
    followed.catch(() => {});
    answer.catch(() => {});
    return Promise.race([answer, followed]);
  }

  async #follow(signal: AbortSignal): Promise<ResponseFrame> {
    const { request } = this;
    if (request === undefined) throw this.error("lost", "it was never sent");
    const run = this.followed(signal);
    await waitForEnd(run);
    return fetchResult(run, "agent", request, (answer) => (isInterim(answer) ? undefined : answer));
  }

  #accept(payload: unknown): void {
    this.accept({ ...(isRecord(payload) ? payload : {}), runId: runIdIn(payload) ?? this.key });
  }

  #judge(answer: ResponseFrame): AgentResult {
    const isRefused = answer.error !== undefined && !isRecord(answer.payload);
    if (isRefused && this.acceptance === undefined) throw this.refused("agent", answer.error ?? { message: "" });
    const verdict = judgeResult({
      runId: this.acceptance?.runId ?? runIdIn(answer.payload) ?? this.key,
      answer,
      protocol: this.connection.greeting?.hello.protocol ?? 0,
      sawStart: this.#sawStart,
      streamed: this.log.text,
      timeoutSeconds: this.params.timeout,
    });
    if (!verdict.ok) throw this.error(verdict.status, verdict.message, undefined, answer);
    if (this.acceptance === undefined) this.accept(acceptanceIn(answer.payload, verdict.result.runId));
    return verdict.result;
  }
}

function runIdIn(payload: unknown): string | undefined {
  const runId = isRecord(payload) ? payload["runId"] : undefined;
  return typeof runId === "string" && runId !== "" ? runId : undefined;
}

/** What the result says of the acceptance, where it was the first answer: not how the run ended. */
function acceptanceIn(payload: unknown, runId: string): AgentAccepted {
  const { sessionKey, agentId } = isRecord(payload) ? payload : {};
  return {
    runId,
    ...(typeof sessionKey === "string" && { sessionKey }),
    ...(typeof agentId === "string" && { agentId }),
  };
}
