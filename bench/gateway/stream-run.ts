import { setImmediate } from "node:timers/promises";

import type { WebSocket } from "ws";

/** Pieces of one message: each frame repeats its message so far, as the gateway does it. */
const PIECES_PER_MESSAGE = 100;
const PIECE = "word ";
const MAX_BUFFERED_BYTES = 1_000_000;

/** Accepts a run, streams so many pieces of text, and ends it. */
export async function streamRun(socket: WebSocket, id: string, runId: string, pieces: number): Promise<void> {
  const sessionKey = "agent:main:bench";
  const send = (frame: object): void => socket.send(JSON.stringify(frame));
  let seq = 0;
  const event = (stream: string, data: object): void => {
    seq += 1;
    send({
      type: "event",
      event: "agent",
      payload: { runId, sessionKey, agentId: "main", stream, data, seq, ts: 0 },
      seq,
    });
  };
  send({
    type: "res",
    id,
    ok: true,
    payload: { runId, sessionKey, agentId: "main", status: "accepted", acceptedAt: 0 },
  });
  event("lifecycle", { phase: "start", startedAt: 0 });
  let text = "";
  for (let piece = 0; piece < pieces; piece += 1) {
    if (piece % PIECES_PER_MESSAGE === 0) text = "";
    text += PIECE;
    event("assistant", { text, delta: PIECE, itemId: `item:${Math.floor(piece / PIECES_PER_MESSAGE)}` });
    while (socket.bufferedAmount > MAX_BUFFERED_BYTES) await setImmediate();
  }
  event("lifecycle", { phase: "end", endedAt: 0 });
  const result = { payloads: [{ text, mediaUrl: null }], meta: { durationMs: 0 } };
  send({ type: "res", id, ok: true, payload: { runId, status: "ok", summary: "completed", result } });
}
