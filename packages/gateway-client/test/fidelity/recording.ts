import { readdirSync, readFileSync } from "node:fs";

import { isRecord } from "@pincer/shared/internal";

import type { TranscriptEntry } from "../../src/testing/compare-transcript.ts";
import type { ProtocolVersion } from "../../src/testing/wire.ts";

/** A line of a recording, with its time. */
export interface RecordedEntry extends TranscriptEntry {
  /** Milliseconds since the socket was made. */
  readonly t_ms: number;
}

/** What one client of a real gateway saw and sent. */
export interface Recording {
  /** Without the protocol, such as `agent-basic`. */
  readonly name: string;
  /** The first word of the name. */
  readonly group: string;
  readonly protocol: ProtocolVersion;
  readonly entries: readonly RecordedEntry[];
  /** Milliseconds since the epoch; 0 where the recording does not tell. */
  readonly startedAt: number;
}

const folder = new URL("../transcripts/", import.meta.url);

/** Every recording of both generations, by name. */
export function loadRecordings(): Recording[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file): Recording => {
      const entries = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as RecordedEntry[];
      const name = file.replace(/\.v[34]\.json$/, "");
      const group = name.split("-", 1)[0] ?? name;
      return { name, group, protocol: file.endsWith(".v3.json") ? 3 : 4, entries, startedAt: startOf(entries) };
    });
}

/** The request in a line, if it is one. */
export function requestIn({ dir, frame }: TranscriptEntry): Record<string, unknown> | undefined {
  return dir === "out" && isRecord(frame) && frame["type"] === "req" ? frame : undefined;
}

/** The parameters of the recorded `connect`, if there is one. */
export function connectOf({ entries }: Pick<Recording, "entries">): Record<string, unknown> | undefined {
  const frame = entries.map(requestIn).find((request) => request?.["method"] === "connect");
  return isRecord(frame?.["params"]) ? frame["params"] : undefined;
}

/** True when the recording begins with the challenge, so that it holds the handshake too. */
export function hasChallenge({ entries }: Pick<Recording, "entries">): boolean {
  return entries.some(({ frame }) => isRecord(frame) && frame["event"] === "connect.challenge");
}

function startOf(entries: readonly RecordedEntry[]): number {
  for (const { frame, t_ms } of entries) {
    if (!isRecord(frame) || frame["event"] !== "connect.challenge" || !isRecord(frame["payload"])) continue;
    return Number(frame["payload"]["ts"]) - t_ms;
  }
  return 0;
}
