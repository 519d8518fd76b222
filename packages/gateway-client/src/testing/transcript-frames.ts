import { isRecord } from "@pincer/shared/internal";

/** Events that come by themselves. */
const unasked: readonly string[] = ["tick", "health", "presence"];

/**
 * What a frame tells, such as `res c1 #2` (the second answer to c1) or `event agent lifecycle end`; `undefined` for what is
 * not compared, such as events of runs that are not among `runs`. `answers` counts the answers of each request.
 */
export function frameName(
  frame: Record<string, unknown>,
  answers: Map<string, number>,
  runs: ReadonlySet<unknown>,
): string | undefined {
  if (frame["type"] === "res") {
    const id = JSON.stringify(frame["id"]);
    const count = (answers.get(id) ?? 0) + 1;
    answers.set(id, count);
    return `res ${String(frame["id"])} #${count}`;
  }
  const event = frame["event"];
  if (frame["type"] !== "event" || typeof event !== "string" || unasked.includes(event)) return undefined;
  const payload = isRecord(frame["payload"]) ? frame["payload"] : {};
  const run = payload["runId"] ?? (isRecord(payload["task"]) ? payload["task"]["runId"] : undefined);
  if (typeof run === "string" && !run.startsWith("inject-") && !runs.has(run)) return undefined;
  const data = isRecord(payload["data"]) ? payload["data"] : {};
  const task = isRecord(payload["task"]) ? payload["task"] : {};
  // A lifecycle event without a model tells something else than one with it.
  const cleared = data["model"] === null ? "none" : undefined;
  const which = typeof run === "string" && runs.has(run) ? run.slice(0, 8) : undefined;
  const parts = [which, payload["stream"], data["phase"], cleared, payload["state"], payload["phase"], task["status"]];
  return ["event", event, ...parts.filter((part) => typeof part === "string")].join(" ");
}

/** The runs that the recorded client started: their ids are its own keys. Those of others are not compared. */
export function runIds(recorded: ReadonlyArray<{ readonly dir: string; readonly frame: unknown }>): Set<unknown> {
  const params = recorded.flatMap(({ dir, frame }) => (dir === "out" && isRecord(frame) ? [frame["params"]] : []));
  return new Set(params.map((given) => (isRecord(given) ? given["idempotencyKey"] : undefined)));
}

const decisive: readonly string[] = [
  "type",
  "event",
  "ok",
  "protocol",
  "code",
  "status",
  "stream",
  "state",
  "phase",
  "role",
  "kind",
  "stopReason",
  "aborted",
  "timeoutPhase",
  "decision",
];

/** True for a field whose value decides what a client does, so that its type alone is not enough. */
export function isDiscriminator(path: string, key: string): boolean {
  return (
    decisive.includes(key) ||
    path === "error.message" ||
    path === "body" ||
    path === "reason" ||
    (path.startsWith("error.details.") && key !== "gatewayBuildId")
  );
}

/** True for what stands in a recording in the place of something that was taken out. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === "string" && /^<.*>$|<\+\d+ (?:more|chars)>/.test(value);
}
