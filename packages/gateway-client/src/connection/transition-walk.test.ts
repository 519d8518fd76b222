import * as fc from "fast-check";
import { expect, test } from "vitest";

import type { HelloOk } from "../protocol/hello-ok.ts";
import type { ConnectionEffect } from "./effect.ts";
import type { ConnectionInput } from "./input.ts";
import type { ConnectionState } from "./state.ts";
import { type ConnectionRules, type Step, transition } from "./transition.ts";

const reason = { by: "client", message: "closed" } as const;

/** Inputs that the world can give at any time, a late one too. `drop` and `shut` make a socket deaf, so these are told apart. */
const inputs = fc.oneof(
  fc.boolean().map((patient): ConnectionInput => ({ type: "connect", patient })),
  fc.constantFrom<ConnectionInput>(
    { type: "challenged" },
    { type: "hello", hello: {} as HelloOk },
    { type: "due" },
    { type: "wake" },
    { type: "gone" },
    { type: "close", reason },
  ),
  fc
    .record({ terminal: fc.boolean(), retryAfterMs: fc.nat(1000), random: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ terminal, retryAfterMs, random }): ConnectionInput => {
      return { type: "failed", error: new Error("x"), verdict: { terminal, retryAfterMs }, random };
    }),
);

const allRules = fc.record({
  reconnect: fc.boolean(),
  policy: fc.record({
    initialDelay: fc.integer({ min: 1, max: 1000 }),
    maxDelay: fc.integer({ min: 1, max: 30_000 }),
    maxAttempts: fc.constantFrom(0, 1, 2, Infinity),
  }),
});

/** What an interpreter of the effects holds: sockets, timers, promises. Breaks where effects do not fit together. */
class World {
  attempts = 0;
  timers = 0;
  waiters: boolean[] = [];
  queued = 0;
  isSettled = false;
  readonly waits: number[] = [];

  run(effect: ConnectionEffect): void {
    if (this.isSettled) throw new Error(`"${effect.type}" after the end`);
    switch (effect.type) {
      case "open":
        this.attempts += 1;
        break;
      case "drop":
        this.attempts -= 1;
        break;
      case "wait":
        this.timers += 1;
        this.waits.push(effect.ms);
        break;
      case "stop-waiting":
        this.timers -= 1;
        break;
      case "greet":
        this.waiters = [];
        this.queued = 0;
        break;
      case "refuse":
        this.waiters = effect.who === "everyone" ? [] : this.waiters.filter((patient) => patient);
        break;
      case "discard":
        this.queued = 0;
        break;
      case "shut":
        this.#end();
        break;
      case "settle":
        this.#end();
        this.attempts = 0; // the interpreter drops a socket that is being closed
        this.isSettled = true;
        break;
      case "probe":
        if (this.attempts !== 1) throw new Error("nobody to ask");
        break;
    }
  }

  #end(): void {
    this.waiters = [];
    this.queued = 0;
  }
}

/** Only what an interpreter can give: timers fire while they run, sockets speak while they are heard. */
function canCome(input: ConnectionInput, state: ConnectionState, world: World): boolean {
  if (input.type === "due") return world.timers === 1;
  if (input.type === "gone") return state.name === "closing";
  if (["challenged", "hello", "failed"].includes(input.type)) return world.attempts === 1 && state.name !== "closing";
  return true;
}

function check(state: ConnectionState, world: World, rules: ConnectionRules): void {
  const isAttempt = ["opening", "handshaking", "ready"].includes(state.name);
  expect(world.attempts).toBe(isAttempt ? 1 : state.name === "closing" ? world.attempts : 0);
  expect(world.timers).toBe(state.name === "waiting" ? 1 : 0);
  expect(world.isSettled).toBe(state.name === "closed");
  // Nobody waits where nothing can come any more.
  const isOver = ["idle", "ready", "closing", "closed"].includes(state.name);
  expect(isOver ? world.waiters.length + world.queued : 0).toBe(0);
  for (const ms of world.waits) expect(ms).toBeLessThanOrEqual(Math.max(rules.policy.maxDelay, 1000));
}

/** The wait that the gateway asked for is kept, and attempts out of turn neither count nor end it. */
function checkWait(
  before: ConnectionState,
  input: ConnectionInput,
  { state }: Step,
  { policy }: ConnectionRules,
): void {
  const isHeld = before.name === "waiting" && before.isAsked === true && ["connect", "wake"].includes(input.type);
  const extra = "isExtra" in before && before.isExtra && input.type === "failed" ? input.verdict : undefined;
  const mustWait = isHeld || extra?.terminal === false;
  const failed = "failed" in state ? state.failed : 0;
  const most = extra === undefined ? Math.max(policy.maxAttempts, 1) - 1 : "failed" in before ? before.failed : 0;
  expect({ isWaiting: state.name === "waiting" || !mustWait, fits: failed <= most }).toEqual({
    isWaiting: true,
    fits: true,
  });
}

test("whatever happens in whatever order, there is one socket at most, no timer without a wait, and nobody waits for nothing", () => {
  fc.assert(
    fc.property(allRules, fc.array(inputs, { maxLength: 60 }), (rules, story) => {
      const world = new World();
      let state: ConnectionState = { name: "idle" };
      for (const input of story) {
        if (!canCome(input, state, world)) continue;
        if (input.type === "due") world.timers -= 1;
        const mayWait = input.type === "connect" && ["idle", "opening", "handshaking", "waiting"].includes(state.name);
        if (mayWait) {
          world.waiters.push(input.patient);
          world.queued += 1;
        }
        const next = transition(state, input, rules);
        checkWait(state, input, next, rules);
        state = next.state;
        for (const effect of next.effects) world.run(effect);
        check(state, world, rules);
      }
      // From anywhere, close() ends it.
      for (const input of [{ type: "close", reason }, { type: "gone" }] satisfies ConnectionInput[]) {
        const next = transition(state, input, rules);
        state = next.state;
        for (const effect of next.effects) world.run(effect);
      }
      check(state, world, rules);
      expect(state.name).toBe("closed");
    }),
    { numRuns: 2000 },
  );
});

test("late inputs of things that are gone change nothing", () => {
  const late: ConnectionInput[] = [
    { type: "challenged" },
    { type: "hello", hello: {} as HelloOk },
    { type: "due" },
    { type: "wake" },
    { type: "gone" },
    { type: "failed", error: new Error("x"), verdict: { terminal: true, retryAfterMs: 0 }, random: 0 },
    { type: "connect", patient: true },
  ];
  const rules = { reconnect: true, policy: { initialDelay: 1, maxDelay: 1, maxAttempts: 1 } };
  for (const input of late) {
    const state: ConnectionState = { name: "closed", reason };
    expect(transition(state, input, rules)).toEqual({ state, effects: [] });
  }
});
