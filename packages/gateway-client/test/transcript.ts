import { readFileSync } from "node:fs";

import type { ResponseFrame, EventFrame } from "../src/protocol/frames.ts";
import type { HelloOk } from "../src/protocol/hello-ok.ts";

/** One line of a recording of a real gateway. */
export interface TranscriptLine {
  readonly dir: "in" | "out" | "close" | "error" | "http" | "note";
  readonly t_ms: number;
  readonly frame: unknown;
}

export interface SentRequest {
  readonly type: "req";
  readonly id: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A recording of a real gateway, such as `agent-basic.v3`. */
export function transcript(name: string): readonly TranscriptLine[] {
  return JSON.parse(readFileSync(new URL(`transcripts/${name}.json`, import.meta.url), "utf8"));
}

/** The requests of one method in a recording, each with its answers and the events of the run that it started. */
export function exchanges(
  name: string,
  method: string,
): Array<{
  request: SentRequest;
  answers: ResponseFrame[];
  events: EventFrame[];
}> {
  const lines = transcript(name);
  const frames = lines.filter(({ dir }) => dir === "in").map(({ frame }) => frame as ResponseFrame | EventFrame);
  return lines
    .filter(({ dir, frame }) => dir === "out" && (frame as SentRequest).method === method)
    .map(({ frame }) => {
      const request = frame as SentRequest;
      const runId = request.params["idempotencyKey"];
      return {
        request,
        answers: frames.filter((found): found is ResponseFrame => found.type === "res" && found.id === request.id),
        events: frames.filter(
          (found): found is EventFrame =>
            found.type === "event" && (found.payload as { runId?: unknown } | undefined)?.runId === runId,
        ),
      };
    });
}

/** What a real gateway of this protocol answered to connect. */
export function recordedHello(protocol: 3 | 4): HelloOk {
  const [exchange] = exchanges(`handshake-ok.v${protocol}`, "connect");
  return exchange?.answers[0]?.payload as HelloOk;
}

/** What a real gateway refused a connect with. */
export function recordedRefusal(name: string): { error: unknown; close: { code: number; reason: string } } {
  const lines = transcript(name);
  const answer = lines.find(({ frame }) => (frame as ResponseFrame | undefined)?.type === "res");
  const close = lines.find(({ dir }) => dir === "close");
  return {
    error: (answer?.frame as ResponseFrame | undefined)?.error,
    close: close?.frame as { code: number; reason: string },
  };
}
