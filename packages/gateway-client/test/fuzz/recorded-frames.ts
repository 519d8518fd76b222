import { readdirSync } from "node:fs";

import { isRecord } from "@pincer/shared/internal";

import { transcript } from "../transcript.ts";

/** A frame that a real gateway has sent. */
export type RecordedFrame = Readonly<Record<string, unknown>>;

/** Every frame in the recordings that real gateways have sent. */
export function recordedFrames(): readonly RecordedFrame[] {
  const names = readdirSync(new URL("../transcripts", import.meta.url)).filter((name) => name.endsWith(".json"));
  return names.flatMap((name) =>
    transcript(name.slice(0, -".json".length)).flatMap(({ dir, frame }) =>
      dir === "in" && isRecord(frame) ? [frame] : [],
    ),
  );
}
