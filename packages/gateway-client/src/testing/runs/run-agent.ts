import { abortable, describeThrown } from "@pincer/shared/internal";

import type { GatewayWorld } from "../gateway-world.ts";
import { isReplyTool, type ReplyPiece } from "../reply.ts";
import { countPrompt } from "../token-count.ts";
import type { RunVoice } from "./run-voice.ts";
import { modelName, type Run } from "./run.ts";
import { stopRun } from "./stop-run.ts";
import { voiceOf } from "./voice-of.ts";

/** Performs a run whose turn it is: asks the model, tells everybody, remembers, answers. Never rejects. */
export async function runAgent(run: Run, world: GatewayWorld): Promise<void> {
  const voice = voiceOf(world.protocol);
  if (run.stop !== undefined) return finish(run, world, () => voice.stopped(run, world, run.stop ?? "rpc"));
  run.startedAt = world.clock.now();
  run.promptTokens = countPrompt(run.session.messages, run.message);
  const isLimited = run.timeoutSeconds > 0;
  const limit = isLimited ? run.timeoutSeconds * 1_000 : Number.POSITIVE_INFINITY;
  const cancel = world.clock.after(limit, () => stopRun(run, "timeout", world));
  voice.begins(run, world);
  const failure = await speak(run, world, voice);
  cancel();
  finish(run, world, () => {
    if (run.stop !== undefined) voice.stopped(run, world, run.stop);
    else if (failure !== undefined) voice.failed(run, world, failure);
    else voice.completed(run, world);
  });
}

/** Streams the reply; gives the words of the failure, if it failed. */
async function speak(run: Run, world: GatewayWorld, voice: RunVoice): Promise<string | undefined> {
  const { signal } = run.controller;
  const context = { sessionKey: run.session.key, runId: run.runId, model: modelName(run.model), signal };
  let reply: AsyncIterator<ReplyPiece> | undefined;
  try {
    reply = iterate(world.reply(run.message, context));
    for (;;) {
      const step = await abortable(reply.next(), signal);
      signal.throwIfAborted(); // a piece that was ready when the run was stopped is not said any more
      if (step.done === true) return undefined;
      perform(step.value, run, world, voice);
      await nextTurn(); // requests that arrived meanwhile, such as an abort, are served between two pieces
    }
  } catch (thrown) {
    if (run.stop !== undefined) return undefined;
    return thrown instanceof Error && thrown.message !== "" ? thrown.message : describeThrown(thrown);
  } finally {
    // Not awaited: a reply that hangs would never answer.
    void Promise.resolve(reply?.return?.()).catch(() => {});
  }
}

function perform(piece: ReplyPiece, run: Run, world: GatewayWorld, voice: RunVoice): void {
  if (isReplyTool(piece)) {
    run.toolCount += 1;
    if (piece.isError !== true) run.usedTools.push(piece.tool);
    return voice.usesTool(run, world, piece, `call_${run.toolCount}`);
  }
  if (typeof piece !== "string") throw new TypeError(`reply gave ${typeof piece} where a text or a tool is needed`);
  run.text += piece;
  if (piece !== "") voice.says(run, world, piece);
}

/** Remembers what the run did, then lets the voice tell it. */
function finish(run: Run, world: GatewayWorld, tell: () => void): void {
  const { session } = run;
  run.endedAt ??= world.clock.now();
  const startedAt = run.startedAt ?? run.endedAt;
  session.abortedLastRun = run.stop !== undefined;
  const status = run.stop === undefined ? "done" : run.stop === "timeout" ? "timeout" : "killed";
  session.lastRun = { runId: run.runId, startedAt, endedAt: run.endedAt, status };
  world.sessions.touch(session);
  tell();
}

/** Users write reply functions in plain JavaScript too; a promise of a text is the mistake that is made most often. */
function iterate(reply: AsyncIterable<ReplyPiece>): AsyncIterator<ReplyPiece> {
  if (typeof reply?.[Symbol.asyncIterator] === "function") return reply[Symbol.asyncIterator]();
  throw new TypeError("the reply function must give an async iterable of texts, as an async function* does");
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
