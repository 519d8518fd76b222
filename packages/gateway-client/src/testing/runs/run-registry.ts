import { abortable, deferred, type Clock, type Deferred } from "@pincer/shared/internal";

import type { Session } from "../sessions-state.ts";
import type { WireObject } from "../wire.ts";
import type { Run } from "./run.ts";

/** Runs that ended are remembered for a resend of their key. */
const REMEMBERED = 1_000;
/** For so long after it was accepted, and again after it ended, milliseconds. */
const KEPT_MS = 5 * 60_000;

/** The runs of the gateway: by key, in their turn, and who waits for them. */
export class RunRegistry {
  readonly #clock: Clock;
  readonly #byKey = new Map<string, Run>();
  readonly #turns = new Map<Session, Promise<void>>();
  readonly #waiting = new Map<string, Set<Deferred<WireObject | undefined>>>();
  readonly #going = new Set<Promise<void>>();
  readonly #forgotten = new WeakSet<Run>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * The run that this method started with this idempotency key, where the gateway still knows the key. The older gateway forgets
   * that of an `agent` run after five minutes though the run goes on.
   */
  known(kind: Run["kind"], runId: string, isOld: boolean): Run | undefined {
    const run = this.find(kind, runId);
    if (run === undefined || this.#forgotten.has(run)) return undefined;
    const isKept = run.final === undefined && !(isOld && kind === "agent");
    return isKept || this.#clock.now() - (run.endedAt ?? run.acceptedAt) <= KEPT_MS ? run : undefined;
  }

  /** A restart within the process: the runs go on, their keys are forgotten. */
  forgetKeys(): void {
    for (const run of this.#byKey.values()) this.#forgotten.add(run);
  }

  /** The run that was started by this method with this idempotency key. */
  find(kind: Run["kind"], runId: string): Run | undefined {
    return this.#byKey.get(`${kind}:${runId}`);
  }

  /** The run of any method. */
  findAny(runId: string): Run | undefined {
    return this.find("agent", runId) ?? this.find("chat", runId);
  }

  /** Runs that have not ended, oldest first. */
  get active(): Run[] {
    return [...this.#byKey.values()].filter((run) => run.final === undefined);
  }

  /** Starts a run when those before it in its session have ended, or at once when it is stopped before. */
  start(run: Run, perform: (run: Run) => Promise<void>): void {
    this.#byKey.set(`${run.kind}:${run.runId}`, run);
    this.#forgetOldest();
    run.session.activeRunIds.add(run.runId);
    const before = this.#turns.get(run.session) ?? Promise.resolve();
    const performed = abortable(before, run.controller.signal)
      .catch(() => {})
      .then(() => perform(run))
      .finally(() => run.session.activeRunIds.delete(run.runId));
    const turn = Promise.all([before, performed]).then(() => {});
    this.#turns.set(run.session, turn);
    this.#going.add(turn);
    void turn.finally(() => this.#going.delete(turn));
  }

  /** Tells those who wait for the run how it ended. */
  settle(run: Run, waitAnswer: WireObject): void {
    run.waitAnswer = waitAnswer;
    for (const waiting of this.#waiting.get(run.runId) ?? []) waiting.resolve(waitAnswer);
    this.#waiting.delete(run.runId);
  }

  /** How the run ended, or `undefined` if it did not within the time. */
  async wait(runId: string, timeoutMs: number): Promise<WireObject | undefined> {
    const known = this.findAny(runId)?.waitAnswer;
    if (known !== undefined) return known;
    const waiting = deferred<WireObject | undefined>();
    const all = this.#waiting.get(runId) ?? new Set();
    this.#waiting.set(runId, all.add(waiting));
    const cancel = this.#clock.after(timeoutMs, () => waiting.resolve(undefined));
    try {
      return await waiting.promise;
    } finally {
      cancel();
      all.delete(waiting);
    }
  }

  /** Resolves when no run is in progress. */
  async idle(): Promise<void> {
    while (this.#going.size > 0) await Promise.all(this.#going);
  }

  /** Ends every wait and forgets all runs; resolves when the last, which must have been stopped, has ended. */
  async end(): Promise<void> {
    for (const all of this.#waiting.values()) for (const waiting of all) waiting.resolve(undefined);
    this.#waiting.clear();
    await Promise.all(this.#going);
    this.#byKey.clear();
    this.#turns.clear();
  }

  #forgetOldest(): void {
    if (this.#byKey.size <= REMEMBERED) return;
    for (const [key, run] of this.#byKey) {
      if (run.final === undefined) continue;
      this.#byKey.delete(key);
      return;
    }
  }
}
