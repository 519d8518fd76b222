import { abortable, type Deferred, deferred } from "@pincer/shared/internal";

import type { ReplyContext, ReplyPiece } from "../../src/testing/index.ts";

/** How an answer goes: at once, in many pieces, with a tool, with a wait for the gate in its middle, or not. */
export const answerKinds = ["quick", "long", "tool", "hold", "fail"] as const;
/** The kinds of answers. */
export type AnswerKind = (typeof answerKinds)[number];

const lengths: Readonly<Record<AnswerKind, number>> = { quick: 1, long: 12, tool: 4, hold: 3, fail: 1 };

/** What the model says to a message; every word of it names the run, so that none can be taken for another's. */
export function answerTo(name: string, kind: AnswerKind): string {
  return Array.from({ length: lengths[kind] }, (_, at) => `${name}.${at}`).join(" ");
}

/** The model of the gateway: says what a message asks for, and counts how often it was asked. */
export class RandomModel {
  readonly #asked = new Map<string, number>();
  #gate: Deferred<void> = deferred();
  #isOpen = false;

  /** How often a message came to be answered. */
  timesAsked(name: string): number {
    return this.#asked.get(name) ?? 0;
  }

  /** What waits for the gate goes on. */
  openGate(forGood: boolean): void {
    this.#isOpen ||= forGood;
    this.#gate.resolve();
    this.#gate = deferred();
  }

  /** Takes `<name> <kind>`. */
  async *reply(message: string, { signal }: ReplyContext): AsyncGenerator<ReplyPiece, void, undefined> {
    const [name = "", kind = ""] = message.split(" ");
    this.#asked.set(name, this.timesAsked(name) + 1);
    const words = answerTo(name, kind as AnswerKind).split(" ");
    for (const [at, word] of words.entries()) {
      if (at === 1 && kind === "tool") yield { tool: "read", args: { path: name }, result: "nothing" };
      if (at === 1 && kind === "hold" && !this.#isOpen) await abortable(this.#gate.promise, signal);
      yield at === 0 ? word : ` ${word}`;
    }
    if (kind === "fail") throw new Error(`the model fails on ${name}`);
  }
}
