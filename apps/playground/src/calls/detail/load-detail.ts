import type { ClawOps, TranscriptStatus } from "@pincer/clawops";

import { describeError } from "../../errors/describe-error.ts";
import { pollPace } from "../../session/poll-pace.ts";
import { poll } from "../../session/poll.ts";
import type { Scope } from "../../session/scope.ts";
import type { PartName } from "./detail-state.ts";

/** The detail that is open; a newer one takes its place. */
const opened = new WeakMap<Scope<ClawOps>, AbortController>();

/** Opens a call and reads all there is of it, each part by itself: one that fails leaves the others. */
export async function openDetail(scope: Scope<ClawOps>, callId: string): Promise<void> {
  opened.get(scope)?.abort();
  const controller = new AbortController();
  opened.set(scope, controller);
  scope.dispatch({ type: "detail/opened", callId });
  await Promise.all([
    readPart(scope, callId, "events"),
    readPart(scope, callId, "transcript"),
    readPart(scope, callId, "summary"),
  ]);
}

/** Closes it; what is still asked for is asked for no longer. */
export function closeDetail(scope: Scope<ClawOps>): void {
  opened.get(scope)?.abort();
  scope.dispatch({ type: "detail/closed" });
}

/** Reads a part, or reads it again. */
export async function readPart(scope: Scope<ClawOps>, callId: string, part: PartName): Promise<void> {
  await attempt(scope, callId, part, (signal) => read[part](scope, callId, signal));
}

/** Asks for a transcript and waits for it; what comes with it is read then too. */
export async function requestTranscript(scope: Scope<ClawOps>, callId: string): Promise<void> {
  let isRead = false;
  await attempt(scope, callId, "transcript", async (signal) => {
    await scope.client.calls.requestTranscript(callId, { signal });
    await read.transcript(scope, callId, signal);
    isRead = true;
  });
  if (isRead) await Promise.all([readPart(scope, callId, "summary"), readPart(scope, callId, "events")]);
}

/** Does it as long as the detail is open, and tells at the part where it fails. */
async function attempt(
  scope: Scope<ClawOps>,
  callId: string,
  part: PartName,
  action: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const controller = opened.get(scope);
  if (controller === undefined) return;
  const signal = AbortSignal.any([scope.signal, controller.signal]);
  if (signal.aborted) return;
  scope.dispatch({ type: "detail/busy", callId, part });
  try {
    await action(signal);
  } catch (error) {
    if (!signal.aborted) scope.dispatch({ type: "detail/failed", callId, part, error: describeError(error) });
  }
}

type Reader = (scope: Scope<ClawOps>, callId: string, signal: AbortSignal) => Promise<void>;

const read: Readonly<Record<PartName, Reader>> = {
  async events(scope, callId, signal) {
    const value = await scope.client.calls.listEvents(callId, { signal });
    scope.dispatch({ type: "detail/events", callId, value });
  },
  /** Reads it until it is pending no more, at most ten minutes. */
  async transcript(scope, callId, signal) {
    const pace = { ...pollPace(scope.target), signal };
    let value: TranscriptStatus | undefined;
    await poll(async () => {
      value = await scope.client.calls.getTranscript(callId, { signal });
      const isPending = value.status === "pending";
      scope.dispatch({ type: "detail/transcript", callId, value, busy: isPending });
      return isPending ? "again" : "done";
    }, pace);
    if (value?.status === "pending") scope.dispatch({ type: "detail/transcript", callId, value, busy: false });
  },
  async summary(scope, callId, signal) {
    const value = await scope.client.calls.getSummary(callId, { signal });
    scope.dispatch({ type: "detail/summary", callId, value });
  },
};
