import { delay, isRecord, systemClock } from "@pincer/shared/internal";

import type { GatewayRunError } from "../errors/run-error.ts";
import { steadyNow } from "../platform/moment.ts";
import type { ChatAccepted, ChatEvent, ChatMessage, ChatResult, ChatSendParams } from "../protocol/chat.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { protocolTraits } from "../protocol/versions.ts";
import { AssistantParts } from "./assistant-parts.ts";
import { isCut, messageText, partOf } from "./chat-answer.ts";
import { ChatEnd } from "./chat-end.ts";
import { type ChatParams, chatRequest, checkChatParams } from "./chat-params.ts";
import { ask, busyMs, refusedToTell, waitForEnd } from "./follow-run.ts";
import { lineLost } from "./line-lost.ts";
import { type ReadHistory, readHistory } from "./read-history.ts";
import { RunDriver } from "./run-driver.ts";
import { RunLog } from "./run-log.ts";

const SILENCE_LIMIT_MS = 30 * 60_000;
const AFTER_LIMIT_MS = 5 * 60_000;
/** Protocol 3 tries a failed model call again after 2, 4 and 8 seconds, and says nothing of it in `chat` events. */
const RETRY_MS = 10_000;
/** The last `chat` event comes right after the end that `agent.wait` tells. */
const LAST_EVENT_MS = 500;
/** An answer that nobody saw come is looked for in the history for so long: it is written a moment after the run has ended. */
const SEARCH_MS = 10_000;
const SEARCH_PAUSES_MS: readonly number[] = [200, 300, 500, 1000];
const SEARCH_PAUSE_MS = 2000;
/** Protocol 4 drops the beginning of longer texts in its `chat` events (openclaw 2026.9.6). */
const EVENT_TEXT_LIMIT = 500_000;

/** A run that `chat.send` starts: its end is told by a `chat` event only, and else by what the gateway can be asked. */
export class ChatDriver extends RunDriver<ChatParams, ChatSendParams, ChatAccepted, ChatEvent, ChatResult> {
  readonly method = "chat.send";
  readonly log: RunLog<ChatEvent> = new RunLog((dropped) => ({ runId: this.runId, state: "client.dropped", dropped }));
  readonly #end = new ChatEnd();
  readonly #parts = new AssistantParts();
  /** True where the next text is that of another message. */
  #isNext = false;
  /** When the run began by the gateway's clock. */
  #startedAt: number | undefined;
  /** True between the start and the end of a call of the model. */
  #isWorking = false;
  /** True where this client stopped the run since its time was up. */
  #isLate = false;
  #stopLimit: (() => void) | undefined;
  /** True where the gateway says that the run ended without an answer (protocol 4). */
  #saidNothing = false;

  protected get silenceLimitMs(): number {
    const { timeoutMs } = this.params;
    return timeoutMs === undefined ? SILENCE_LIMIT_MS : timeoutMs + AFTER_LIMIT_MS;
  }

  override async start(): Promise<ChatResult> {
    try {
      return await super.start();
    } finally {
      this.#stopLimit?.();
    }
  }

  protected check(): void {
    checkChatParams(this.params);
  }

  protected requestFor(hello: HelloOk): ChatSendParams {
    return chatRequest(this.params, this.key, hello);
  }

  protected heard(name: "agent" | "chat", payload: Readonly<Record<string, unknown>>): void {
    if (name === "agent") return this.#heardAgent(payload);
    const event = payload as unknown as ChatEvent;
    const { seq, state, message } = event;
    const isText = state === "delta" || ((state === "final" || state === "aborted") && message !== undefined);
    const part = {
      text: message === undefined ? undefined : messageText(message),
      delta: typeof event.deltaText === "string" ? event.deltaText : undefined,
      replace: event.replace === true || state !== "delta",
      // The last events have the number of the last delta, or of none.
      seq: state === "delta" && typeof seq === "number" ? seq : undefined,
      isNext: this.#isNext,
      afterHole: this.wasMissed,
    };
    const isHeard = isText && !this.#end.isDecided;
    if (isHeard) this.#isNext = false;
    this.log.add(event, isHeard ? part : undefined);
    this.#end.take(event);
  }

  protected async overOneConnection(isFirst: boolean, signal: AbortSignal): Promise<ChatResult> {
    let mayWait = isFirst;
    if (this.maySend(isFirst)) {
      const answer = await this.#send(isFirst, signal);
      if (typeof answer !== "string") return answer;
      // One that was under way already may have ended before its events could come here.
      mayWait = answer === "started";
      if (answer === "over") {
        this.wasMissed = true;
        // Protocol 3 does not say when a run was stopped, so it is not asked.
        if (!this.#isHonest) return this.#judge(this.#end.event ?? { runId: this.runId, state: "final" }, signal);
      }
    }
    if (mayWait) await Promise.race([this.#end.reached, this.silence(signal), lineLost(this.connection, signal)]);
    return this.#judge(this.#end.event ?? (await this.#follow(signal)), signal);
  }

  #heardAgent(payload: Readonly<Record<string, unknown>>): void {
    const { stream, data } = payload;
    this.log.touch();
    // Protocol 3 does not say in `chat` events where a message ends.
    this.#isNext ||= !this.#isHonest && this.#parts.read(payload, true, this.wasMissed)?.isNext === true;
    if (stream !== "lifecycle" || !isRecord(data)) return;
    const { phase, startedAt } = data;
    if (phase === "start") this.#startedAt = typeof startedAt === "number" ? startedAt : (this.#startedAt ?? 0);
    if (phase === "start" || phase === "end" || phase === "error") this.#isWorking = phase === "start";
  }

  /** Sends the message; gives how its run stands, or the result where there is none. */
  async #send(isFirst: boolean, signal: AbortSignal): Promise<ChatResult | "started" | "in_flight" | "over"> {
    const { error, payload } = await this.send(isFirst, signal);
    if (error !== undefined) throw this.refused("chat.send", error);
    const fields = isRecord(payload) ? payload : {};
    const { runId, status } = fields;
    this.accept({ ...fields, runId: typeof runId === "string" && runId !== "" ? runId : this.key });
    if (status === "started" || status === "in_flight") {
      this.#limit();
      return status;
    }
    // Over already under this key, however it ended; or a stop word, which has no run of its own.
    return status === "ok" ? "over" : this.#ok(undefined);
  }

  /** Protocol 3 does not heed `timeoutMs`, so the run is stopped from here. */
  #limit(): void {
    const { timeoutMs } = this.params;
    if (timeoutMs === undefined || this.#isHonest) return;
    this.#stopLimit ??= systemClock.after(timeoutMs, () => {
      this.#isLate = true;
      this.askToAbort(this.connection.settings.requestTimeout).catch(() => {});
    });
  }

  get #isHonest(): boolean {
    return protocolTraits(this.connection.greeting?.hello.protocol ?? 0).honestStatus;
  }

  /** Waits for the end by asking, should its event go (or have gone) elsewhere. */
  async #follow(signal: AbortSignal): Promise<ChatEvent> {
    const waited = waitForEnd(this.followed(signal));
    waited.catch(() => {});
    const ended = await Promise.race([this.#end.reached, waited]);
    this.showsLife();
    if ("state" in ended) return ended;
    const last = await Promise.race([this.#end.reached, delay(LAST_EVENT_MS, signal)]);
    if (last !== undefined) return last;
    this.#startedAt ??= ended.startedAt;
    this.wasMissed = true;
    this.#isWorking = false;
    const { error, stopReason } = ended.payload;
    const errorMessage = said(error);
    if (ended.status === "error" && typeof stopReason === "string" && stopReason !== "error") {
      return { runId: this.runId, state: "aborted", stopReason };
    }
    if (ended.status === "ok") {
      const { terminalReply: reply } = ended.payload;
      this.#saidNothing = isRecord(reply) && (reply["disposition"] === "empty" || reply["disposition"] === "silent");
      return { runId: this.runId, state: "final" };
    }
    const kind = ended.status === "timeout" ? { errorKind: "timeout" } : {};
    return { runId: this.runId, state: "error", errorMessage, ...kind };
  }

  async #judge(event: ChatEvent, signal: AbortSignal): Promise<ChatResult> {
    const { state, message, stopReason, errorMessage } = event;
    if (state === "aborted") {
      const isTimeout = stopReason === "timeout" || this.#isLate;
      const why = isTimeout ? "the time limit was reached" : `stopped (${said(stopReason)})`;
      throw this.error(isTimeout ? "timeout" : "aborted", why, undefined, undefined, messageText(message) || undefined);
    }
    if (state === "error") throw this.error(event.errorKind === "timeout" ? "timeout" : "error", said(errorMessage));
    const isWhole = message !== undefined && !(this.#isHonest && messageText(message).length >= EVENT_TEXT_LIMIT - 1);
    if (isWhole) return this.#ok(message);
    if (message !== undefined || this.#isUnseen(event)) return this.#ok(await this.#lateAnswer(signal));
    if (this.log.text !== "") return this.#ok(undefined);
    if (this.#startedAt === undefined) return { runId: this.runId, status: "queued", text: "" };
    // Protocol 4 means it. Protocol 3 says so of a failed call of the model too.
    return this.#ok(this.#isHonest ? undefined : await this.#lateAnswer(signal));
  }

  /** True where there may be an answer that did not come. Protocol 4 is believed where it says that there is none. */
  #isUnseen(event: ChatEvent): boolean {
    const isTold = event === this.#end.event || this.#saidNothing;
    return this.wasMissed && !(this.#isHonest && isTold && this.log.text === "");
  }

  /**
   * The answer as the session's history has it, where it did not come in an event. Protocol 3 may try a failed call of the model
   * again, without a word in `chat` events: the answer is then in the history too.
   */
  async #lateAnswer(signal: AbortSignal): Promise<ChatMessage> {
    const since = steadyNow();
    const before = this.#end.event;
    for (let tries = 0; ; tries += 1) {
      const { event } = this.#end;
      const message = (event === before ? undefined : event?.message) ?? (await this.#answer(signal));
      if (message !== undefined) return message;
      if (this.quietMs > this.silenceLimitMs)
        throw this.error("lost", "the gateway has not said anything of it for too long");
      const restMs = Math.max(RETRY_MS - this.quietMs, this.wasMissed ? SEARCH_MS - (steadyNow() - since) : 0);
      if (!this.#isWorking && restMs <= 0) throw this.#noAnswer();
      const pauseMs = this.wasMissed ? (SEARCH_PAUSES_MS[tries] ?? SEARCH_PAUSE_MS) : RETRY_MS;
      await delay(this.#isWorking ? RETRY_MS / 5 : Math.min(pauseMs, restMs), signal);
    }
  }

  #noAnswer(): GatewayRunError {
    return this.wasMissed
      ? this.error("lost", "it ended, but its answer did not come and is not in the session's history")
      : this.error(
          "error",
          "it ended without an answer, which is all that protocol 3 says of a failed call of the model",
        );
  }

  /** The answer as the session's history has it now. */
  async #answer(signal: AbortSignal): Promise<ChatMessage | undefined> {
    const run = this.followed(signal);
    const read = (): Promise<ReadHistory> =>
      readHistory({
        sessionKey: this.request?.sessionKey ?? "",
        sought: { key: this.key, message: this.params.message, startedAt: this.#startedAt },
        takesMaxChars: this.#isHonest,
        ask: (method, params) => ask(run, method, params, 0),
      });
    let found = await read();
    while (found.error?.retryable === true && this.quietMs < this.silenceLimitMs) {
      await delay(busyMs(found.error), signal);
      found = await read();
    }
    const { error, message } = found;
    if (error !== undefined) throw refusedToTell(run, "chat.history", error);
    if (message === undefined || !isCut(message)) return message;
    const [heard, part] = [this.log.text, partOf(message)];
    const why = "it ended, but the gateway gives its answer cut short only";
    throw this.error("lost", why, undefined, undefined, part.length > heard.length ? part : heard);
  }

  #ok(message: ChatMessage | undefined): ChatResult {
    const text = message === undefined ? this.log.text : messageText(message);
    return { runId: this.runId, status: "ok", text, ...(message !== undefined && { message }) };
  }
}

function said(words: unknown): string {
  return typeof words === "string" && words !== "" ? words : "the gateway gave no reason";
}
