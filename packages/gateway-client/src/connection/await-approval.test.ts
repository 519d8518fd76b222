import { expect, test } from "vitest";

import type { ConnectionState } from "./state.ts";
import { type ConnectionRules, transition } from "./transition.ts";

const rules: ConnectionRules = { reconnect: true, policy: { initialDelay: 10, maxDelay: 20, maxAttempts: Infinity } };
const error = new Error("pairing required");
const verdict = { terminal: true, awaitsApproval: true, retryAfterMs: 0 };
const attempt = { name: "handshaking", failed: 0, greeted: false } as const;

test("who waits for an approval asks after 2 seconds and then ever less often, up to every 15 seconds", () => {
  let state: ConnectionState = { ...attempt, patient: true };
  const waits: unknown[] = [];
  for (let index = 0; index < 7; index += 1) {
    const { state: next, effects } = transition(state, { type: "failed", error, verdict, random: 0 }, rules);
    waits.push(effects.flatMap((effect) => (effect.type === "wait" ? [effect.ms] : []))[0]);
    expect(effects).toContainEqual({ type: "announce", error });
    state = transition(next, { type: "due" }, rules).state;
  }
  expect(waits).toEqual([2000, 3000, 4500, 6750, 10_125, 15_000, 15_000]);
});

test("the wait is jittered by a quarter", () => {
  const input = { type: "failed", error, verdict, random: 1 } as const;
  expect(transition({ ...attempt, patient: true }, input, rules).effects).toContainEqual({ type: "wait", ms: 1500 });
});

test.each([
  ["who is not patient", { ...attempt, patient: false }, rules, "idle"],
  ["who had a connection and is not patient", { ...attempt, greeted: true, patient: false }, rules, "closed"],
  [
    "who had a connection and does not reconnect",
    { ...attempt, greeted: true, patient: true },
    { ...rules, reconnect: false },
    "closed",
  ],
] as const)("%s does not wait for an approval", (_who, state, given, end) => {
  const next = transition(state, { type: "failed", error, verdict, random: 0 }, given);
  expect(next.state.name).toBe(end);
  expect(next.effects.map(({ type }) => type)).not.toContain("announce");
});
