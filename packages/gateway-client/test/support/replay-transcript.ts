import { isRecord } from "@pincer/shared/internal";
import { WebSocket } from "ws";

import type { TranscriptEntry } from "../../src/testing/compare-transcript.ts";
import { frameName, runIds } from "../../src/testing/transcript-frames.ts";

/** What a replay needs. */
export interface ReplayOptions {
  readonly url: string;
  /** Stands in the place of the recording's token. */
  readonly token: string;
  /** Milliseconds until the replay is given up with what it has. @default 5,000 */
  readonly timeoutMs?: number;
  /** Also waits for the events of runs that came before a frame was sent. @default false */
  readonly waitsForEvents?: boolean;
}

/**
 * Sends the frames of a recorded client to a gateway, each one when the answers that came before it in the recording are
 * there, and gives what came back. Without a recorded `connect` it connects by itself, which is not in the result.
 */
export async function replayTranscript(
  recorded: readonly TranscriptEntry[],
  options: ReplayOptions,
): Promise<TranscriptEntry[]> {
  const socket = new WebSocket(options.url);
  const came: TranscriptEntry[] = [];
  let wake = (): void => {};
  const add = (entry: TranscriptEntry): void => {
    came.push(entry);
    wake();
  };
  socket.on("message", (data: Buffer) => add({ dir: "in", frame: JSON.parse(data.toString()) }));
  socket.on("close", (code, reason) => add({ dir: "close", frame: { code, reason: reason.toString() } }));
  socket.on("error", () => {});
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
    wake();
  }, options.timeoutMs ?? 5_000);
  const until = async (isReached: () => boolean): Promise<void> => {
    while (!isReached() && !late.signal.aborted) await new Promise<void>((resolve) => (wake = resolve));
  };
  const closed = (entries: readonly TranscriptEntry[]): boolean => entries.some(({ dir }) => dir === "close");

  await until(() => came.length > 0);
  const hasConnect = recorded.some(
    ({ dir, frame }) => dir === "out" && isRecord(frame) && frame["method"] === "connect",
  );
  const startsLater = !recorded.some(({ frame }) => isRecord(frame) && frame["event"] === "connect.challenge");
  if (!hasConnect && startsLater) {
    socket.send(JSON.stringify(plainConnect(options.token)));
    await until(() => answerKeys(came).size > 0);
    came.length = 0;
  }
  const runs = runIds(recorded);
  for (const [index, { dir, frame }] of recorded.entries()) {
    if (dir !== "out") continue;
    const before = recorded.slice(0, index);
    const events = options.waitsForEvents === true ? eventNames(before, runs) : new Set<string>();
    const isThere = (): boolean =>
      hasAnswers(came, before) && [...events].every((name) => eventNames(came, runs).has(name));
    await until(() => isThere() || closed(came));
    if (socket.readyState === WebSocket.OPEN)
      socket.send(typeof frame === "string" ? frame : withToken(frame, options.token));
  }
  await until(() => (closed(recorded) ? closed(came) : hasAnswers(came, recorded) && hasEnds(recorded, came)));
  clearTimeout(timer);
  const result = [...came];
  socket.terminate();
  return result;
}

/** Every answer with how many came before it on the same request, such as `c1 #2`. */
function answerKeys(entries: readonly TranscriptEntry[]): Set<string> {
  const counts = new Map<unknown, number>();
  const keys = new Set<string>();
  for (const { dir, frame } of entries) {
    if (dir !== "in" || !isRecord(frame) || frame["type"] !== "res") continue;
    const count = (counts.get(frame["id"]) ?? 0) + 1;
    counts.set(frame["id"], count);
    keys.add(`${String(frame["id"])} #${count}`);
  }
  return keys;
}

function eventNames(entries: readonly TranscriptEntry[], runs: ReadonlySet<unknown>): Set<string> {
  const frames = entries.flatMap(({ dir, frame }) =>
    dir === "in" && isRecord(frame) && frame["type"] === "event" ? [frame] : [],
  );
  const names = frames.map((frame) => frameName(frame, new Map(), runs));
  return new Set(names.flatMap((name) => (name !== undefined && /^event (?:agent|chat) /.test(name) ? [name] : [])));
}

function hasAnswers(came: readonly TranscriptEntry[], wanted: readonly TranscriptEntry[]): boolean {
  const there = answerKeys(came);
  return [...answerKeys(wanted)].every((key) => there.has(key));
}

/** Runs without a second answer are over when their last `chat` event is there. */
function hasEnds(recorded: readonly TranscriptEntry[], came: readonly TranscriptEntry[]): boolean {
  const ends = (entries: readonly TranscriptEntry[]): number =>
    entries.filter(({ frame }) => {
      const payload =
        isRecord(frame) && frame["event"] === "chat" && isRecord(frame["payload"]) ? frame["payload"] : {};
      return ["final", "aborted", "error"].includes(String(payload["state"]));
    }).length;
  return ends(came) >= ends(recorded);
}

function withToken(frame: unknown, token: string): string {
  return JSON.stringify(frame).replaceAll("<shared-token>", token);
}

function plainConnect(token: string): object {
  const client = { id: "gateway-client", version: "1.0.0", platform: "node", mode: "backend" };
  const params = {
    minProtocol: 3,
    maxProtocol: 4,
    client,
    auth: { token },
    role: "operator",
    scopes: ["operator.admin"],
  };
  return { type: "req", id: "replay-connect", method: "connect", params };
}
