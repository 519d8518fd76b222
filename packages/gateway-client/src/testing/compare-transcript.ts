import { isRecord } from "@pincer/shared/internal";

import { frameName, isDiscriminator, isPlaceholder, runIds } from "./transcript-frames.ts";

/** One frame of a recording, as the client saw it. */
export interface TranscriptEntry {
  /**
   * `"in"`: from the gateway, `"out"`: to it, `"close"`: the end, `"http"`: an upgrade that was refused; others are notes and
   * ignored.
   */
  readonly dir: string;
  /** The frame; for `"close"` an object with `code` and `reason`. */
  readonly frame: unknown;
}

/** Where a frame is not as it was recorded. */
export interface Difference {
  /** The frame, such as `res c1 #1` or `event chat final`. */
  readonly frame: string;
  /** Where in the frame, such as `payload.server.version`; empty for the frame itself. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/** How faithful a gateway is to a recording. */
export interface Fidelity {
  /** How many frames were compared. */
  readonly compared: number;
  /** How many of them had no difference. */
  readonly matched: number;
  readonly differences: readonly Difference[];
}

/** What is not looked at in a comparison. */
export interface CompareOptions {
  /**
   * Paths inside frames, such as `payload.snapshot.health`, whose content may differ.
   * @default []
   */
  readonly tolerated?: readonly string[];
}

/**
 * Compares what a gateway sent with a recording of another, by shape: the same frames, with the same fields of the same types;
 * what decides (codes, states, messages of errors) must be equal. Answers are matched by request id, events by what they tell;
 * of several events that tell the same, such as the deltas of a reply, the first is looked at. `tick`, `health` and `presence`
 * events are left out.
 */
export function compareTranscript(
  recorded: readonly TranscriptEntry[],
  actual: readonly TranscriptEntry[],
  options: CompareOptions = {},
): Fidelity {
  const runs = runIds(recorded);
  const expectedFrames = byName(recorded, runs);
  const actualFrames = byName(actual, runs);
  const isCut = recorded.some(({ dir }) => dir === "note");
  const names = new Set([...expectedFrames.keys(), ...(isCut ? [] : actualFrames.keys())]);
  const differences: Difference[] = [];
  let matched = 0;
  for (const name of names) {
    const found = differ(expectedFrames.get(name), actualFrames.get(name), name).filter(
      ({ path }) => !(options.tolerated ?? []).some((start) => path === start || path.startsWith(`${start}.`)),
    );
    if (found.length === 0) matched += 1;
    differences.push(...found);
  }
  return { compared: names.size, matched, differences };
}

/** The first frame of each name. */
function byName(entries: readonly TranscriptEntry[], runs: ReadonlySet<unknown>): Map<string, unknown> {
  const frames = new Map<string, unknown>();
  const answers = new Map<string, number>();
  for (const { dir, frame } of entries) {
    if (dir === "close") frames.set("close", frame);
    if (dir === "http" && isRecord(frame)) frames.set("http", { status: frame["status"], body: frame["body"] });
    if (dir !== "in" || !isRecord(frame)) continue;
    const name = frameName(frame, answers, runs);
    if (name !== undefined && !frames.has(name)) frames.set(name, frame);
  }
  return frames;
}

function differ(expected: unknown, actual: unknown, name: string): Difference[] {
  const found: Difference[] = [];
  const note = (path: string, wanted: string, got: string): void => {
    found.push({ frame: name, path, expected: wanted, actual: got });
  };
  const walk = (want: unknown, got: unknown, path: string, key: string): void => {
    if (isPlaceholder(want)) return;
    if (kindOf(want) !== kindOf(got)) return note(path, kindOf(want), kindOf(got));
    if (Array.isArray(want) && Array.isArray(got)) {
      const [first] = want;
      if (want.length > 0 && got.length === 0) note(path, "items", "none");
      else if (isRecord(first)) walk(first, got[0], `${path}.0`, key);
    } else if (isRecord(want) && isRecord(got)) {
      for (const inner of new Set([...Object.keys(want), ...Object.keys(got)])) {
        walk(want[inner], got[inner], path === "" ? inner : `${path}.${inner}`, inner);
      }
    } else if (isDiscriminator(path, key) && withoutIds(want) !== withoutIds(got))
      note(path, String(want), String(got));
  };
  walk(expected, actual, "", "");
  return found;
}

/** Ids differ from one gateway to the next, also inside texts that tell of them. */
function withoutIds(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.replace(/[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]*/g, "<id>");
}

function kindOf(value: unknown): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
