import { deferred, delay, isRecord } from "@pincer/shared/internal";

import { GatewayRequestError } from "../errors/request-errors.ts";
import { GatewayRunError } from "../errors/run-error.ts";
import type { AgentAccepted, AgentEvent, AgentRequest, AgentResult } from "../protocol/agent.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { protocolTraits } from "../protocol/versions.ts";
import { type AgentParams, agentRequest, checkAgentParams } from "./agent-params.ts";
import { AssistantParts } from "./assistant-parts.ts";
import { fetchResult, waitForEnd } from "./follow-run.ts";
import { isInterim, judgeResult } from "./judge-result.ts";
import { readAnswer } from "./read-answer.ts";
import { RunDriver } from "./run-driver.ts";
import { isLoss } from "./run-home.ts";
import { RunLog } from "./run-log.ts";

const SILENCE_LIMIT_MS = 30 * 60_000;
const AFTER_LIMIT_MS = 5 * 60_000;
/** No agent's name: a request for it is answered where its key is known (before anything else is looked at), and else refused. */
const NOBODY = "no-such-agent-only-the-key-is-asked-for";
/** Where the final answer may still come to the request itself, protocol 3 is given so long after the end of the run. */
const FINAL_MS = 60_000;
const JOINED_FINAL_MS = 2000;

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
  /** When it began, by the gateway's clock, where an event said so. */
  #startedAt: number | undefined;
  #wasStopped = false;
  #shownKey: string | undefined;

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
    const { phase, startedAt, aborted } = data;
    if (typeof payload["sessionKey"] === "string") this.#shownKey = payload["sessionKey"];
    if (stream === "lifecycle" && phase === "start") {
      this.#sawStart = true;
      if (typeof startedAt === "number") this.#startedAt ??= startedAt;
    }
    if (stream === "lifecycle" && phase === "end") this.#wasStopped = aborted === true;
    const isOld = !protocolTraits(this.connection.greeting?.hello.protocol ?? 0).honestStatus;
    this.log.add(payload as unknown as AgentEvent, this.#parts.read(payload, isOld, this.wasMissed));
  }

  protected async overOneConnection(isFirst: boolean, signal: AbortSignal): Promise<AgentResult> {
    return this.#judge(await this.#finalAnswer(isFirst, signal));
  }

  /** The run's final answer over the connection there is: sent, or (once it was accepted) followed. */
  async #finalAnswer(isFirst: boolean, signal: AbortSignal): Promise<ResponseFrame> {
    if (!this.maySend(isFirst)) return this.#follow(signal, 0);
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
      .then(() => this.#follow(signal, this.#sawStart ? FINAL_MS : JOINED_FINAL_MS))
      .catch((error: unknown) => {
        // Where the answer may come all the same, a gateway that does not let itself be asked is no reason to give up.
        const isRefused = error instanceof GatewayRunError && error.cause instanceof GatewayRequestError;
        if (isKnown || isLoss(error) || (error instanceof GatewayRunError && !isRefused)) throw error;
        return answer;
      });
    followed.catch(() => {});
    answer.catch(() => {});
    return Promise.race([answer, followed]);
  }

  /** The final answer of a run that is under way, asked for in ways that cannot start it. */
  async #follow(signal: AbortSignal, finalMs: number): Promise<ResponseFrame> {
    const { request, acceptance } = this;
    if (request === undefined) throw this.error("lost", "it was never sent");
    const run = this.followed(signal);
    const end = await waitForEnd(run);
    this.showsLife();
    if (protocolTraits(this.connection.greeting?.hello.protocol ?? 0).namesBoot) {
      // Without the session, which is not this agent's: that would be refused before the key is looked at.
      const question = { message: request.message, idempotencyKey: request.idempotencyKey, agentId: NOBODY };
      const answer = await fetchResult(run, "agent", question, (told) => (isInterim(told) ? undefined : told));
      if (answer.ok || isRecord(answer.payload)) return answer;
    } else await delay(finalMs, signal);
    const acceptedAt = this.acceptance?.acceptedAt;
    return readAnswer(run, {
      key: this.key,
      message: request.message,
      sessionKey: acceptance?.sessionKey ?? request.sessionKey ?? this.#shownKey,
      startedAt: this.#startedAt ?? end.startedAt ?? acceptedAt,
      end,
      wasStopped: this.#wasStopped,
    });
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
