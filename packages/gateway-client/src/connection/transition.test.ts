import { describe, expect, test } from "vitest";

import type { HelloOk } from "../protocol/hello-ok.ts";
import type { ConnectionInput } from "./input.ts";
import { type ConnectionState, publicState } from "./state.ts";
import { type ConnectionRules, transition } from "./transition.ts";

const reason = { by: "client", message: "closed" } as const;
const error = new Error("gone");
const attempt = { failed: 0, greeted: false, patient: false };
const rules: ConnectionRules = { reconnect: true, policy: { initialDelay: 1000, maxDelay: 8000, maxAttempts: 3 } };

const states = {
  idle: { name: "idle" },
  opening: { name: "opening", ...attempt },
  "opening patiently": { name: "opening", ...attempt, patient: true },
  reopening: { name: "opening", ...attempt, greeted: true },
  handshaking: { name: "handshaking", ...attempt },
  "handshaking again": { name: "handshaking", ...attempt, greeted: true },
  ready: { name: "ready" },
  "opening before its time": { name: "opening", ...attempt, failed: 2, greeted: true, isExtra: true },
  waiting: { name: "waiting", ...attempt, failed: 1, greeted: true, error },
  "waiting as refused": {
    name: "waiting",
    ...attempt,
    failed: 1,
    greeted: true,
    error,
    isAsked: true,
    isRefused: true,
  },
  "waiting as told": { name: "waiting", ...attempt, greeted: true, error, isAsked: true },
  closing: { name: "closing", reason },
  closed: { name: "closed", reason },
} satisfies Record<string, ConnectionState>;

const transient = { terminal: false, retryAfterMs: 0 };
const inputs = {
  connect: { type: "connect", patient: false },
  challenged: { type: "challenged" },
  hello: { type: "hello", hello: {} as HelloOk },
  failed: { type: "failed", error, verdict: transient, random: 0 },
  rejected: { type: "failed", error, verdict: { terminal: true, retryAfterMs: 0 }, random: 0 },
  due: { type: "due" },
  wake: { type: "wake" },
  close: { type: "close", reason },
  gone: { type: "gone" },
} satisfies Record<string, ConnectionInput>;

/** What happens; a pair that is not here leaves the state as it is and asks for nothing. */
const table: Record<keyof typeof states, Partial<Record<keyof typeof inputs, string>>> = {
  idle: { connect: "opening: open", close: "closed: settle" },
  opening: {
    challenged: "handshaking:",
    failed: "idle: drop refuse discard",
    rejected: "idle: drop refuse discard",
    close: "closing: shut",
  },
  "opening patiently": {
    challenged: "handshaking:",
    failed: "waiting: drop refuse wait",
    rejected: "idle: drop refuse discard",
    close: "closing: shut",
  },
  reopening: {
    challenged: "handshaking:",
    failed: "waiting: drop refuse wait",
    rejected: "closed: drop refuse settle",
    close: "closing: shut",
  },
  handshaking: {
    hello: "ready: greet",
    failed: "idle: drop refuse discard",
    rejected: "idle: drop refuse discard",
    close: "closing: shut",
  },
  "handshaking again": {
    hello: "ready: greet",
    failed: "waiting: drop refuse wait",
    rejected: "closed: drop refuse settle",
    close: "closing: shut",
  },
  "opening before its time": {
    challenged: "handshaking:",
    failed: "waiting: drop refuse wait",
    rejected: "closed: drop refuse settle",
    close: "closing: shut",
  },
  ready: {
    failed: "waiting: drop wait",
    rejected: "closed: drop settle",
    close: "closing: shut",
    wake: "ready: probe",
  },
  waiting: {
    connect: "opening: stop-waiting open",
    due: "opening: open",
    close: "closed: stop-waiting settle",
    wake: "opening: stop-waiting open",
  },
  "waiting as refused": {
    connect: "waiting: refuse",
    due: "opening: open",
    close: "closed: stop-waiting settle",
  },
  "waiting as told": {
    due: "opening: open",
    close: "closed: stop-waiting settle",
  },
  closing: { gone: "closed: settle" },
  closed: {},
};

describe.each(Object.entries(states))("in state %s", (stateName, state) => {
  test.each(Object.entries(inputs))("the input %s leads where the table says", (inputName, input) => {
    const next = transition(state, input, rules);
    const expected = table[stateName as keyof typeof states][inputName as keyof typeof inputs];
    const happened = `${next.state.name}: ${next.effects.map(({ type }) => type).join(" ")}`.trim();
    expect(happened).toBe(expected ?? `${state.name}:`);
  });
});

test("a patient connect during an attempt makes the attempt patient", () => {
  const next = transition(states.opening, { type: "connect", patient: true }, rules);
  expect(next.state).toMatchObject({ name: "opening", patient: true });
});

test("waits double up to the cap, lose a random part, and are never shorter than the gateway asks", () => {
  const wait = (failed: number, random: number, retryAfterMs = 0): unknown =>
    transition(
      { ...states.reopening, failed },
      { ...inputs.failed, random, verdict: { terminal: false, retryAfterMs } },
      { ...rules, policy: { ...rules.policy, maxAttempts: Infinity } },
    ).effects.find(({ type }) => type === "wait");
  expect(wait(0, 0)).toMatchObject({ ms: 2000 });
  expect(wait(1, 0)).toMatchObject({ ms: 4000 });
  expect(wait(7, 0)).toMatchObject({ ms: 8000 });
  expect(wait(0, 1)).toMatchObject({ ms: 1500 });
  expect(wait(0, 0, 300_000)).toMatchObject({ ms: 300_000 });
});

test("the first attempt after a loss waits the shortest time", () => {
  expect(transition(states.ready, inputs.failed, rules).effects).toContainEqual({ type: "wait", ms: 1000 });
});

test.each([
  [0, undefined],
  [500, "as asked"],
])("a wait of %i ms that the gateway asked for is remembered as such", (retryAfterMs, asked) => {
  const failed = { ...inputs.failed, verdict: { terminal: false, retryAfterMs } };
  for (const state of [states.ready, states.reopening]) {
    expect(transition(state, failed, rules).state).toMatchObject({ name: "waiting", isAsked: asked !== undefined });
  }
});

test("maxAttempts counts the attempts that fail in a row, and a hello starts it again", () => {
  const second = transition({ ...states.reopening, failed: 1 }, inputs.failed, rules);
  expect(second.state).toMatchObject({ name: "waiting", failed: 2 });
  expect(transition({ ...states.reopening, failed: 2 }, inputs.failed, rules).state.name).toBe("closed");
  const again = transition(transition(states["handshaking again"], inputs.hello, rules).state, inputs.failed, rules);
  expect(again.state).toMatchObject({ name: "waiting", failed: 0 });
});

test("a gateway that accepts sockets and lets nobody in is not hammered: only a hello starts the count of failures again", () => {
  const { state } = transition({ ...states.reopening, failed: 2 }, inputs.challenged, rules);
  expect(state).toMatchObject({ name: "handshaking", failed: 2 });
});

test("an attempt that a caller had made before its time does not count, nor does it make the waits longer", () => {
  const early = transition(states.waiting, inputs.connect, rules).state;
  expect(early).toMatchObject({ name: "opening", failed: 1, isExtra: true });
  const shaken = transition(early, inputs.challenged, rules).state;
  const again = transition(shaken, inputs.failed, rules);
  expect(again.state).toMatchObject({ name: "waiting", failed: 1, error });
  expect(again.effects).toContainEqual({ type: "wait", ms: 2000 });
  // The next regular one counts again.
  const regular = transition(again.state, inputs.due, rules).state;
  expect(transition(regular, inputs.failed, rules).state).toMatchObject({ name: "waiting", failed: 2 });
});

test("who asks to connect while a refusal holds is told of it, and only who is not patient", () => {
  const impatient = transition(states["waiting as refused"], inputs.connect, rules);
  expect(impatient.effects).toEqual([{ type: "refuse", error, who: "impatient" }]);
  const patient = transition(states["waiting as refused"], { type: "connect", patient: true }, rules);
  expect(patient.state).toEqual({ ...states["waiting as refused"], patient: true });
});

test("with reconnect off a lost connection is final, and its error is the reason", () => {
  const { state } = transition(states.ready, inputs.failed, { ...rules, reconnect: false });
  expect(state).toMatchObject({ name: "closed", reason: { by: "connection", error } });
});

test("only callers that did not ask to keep trying are refused while attempts go on", () => {
  const goesOn = transition(states["opening patiently"], inputs.failed, rules);
  expect(goesOn.effects).toContainEqual({ type: "refuse", error, who: "impatient" });
  const ends = transition(states.opening, inputs.failed, rules);
  expect(ends.effects).toContainEqual({ type: "refuse", error, who: "everyone" });
});

test.each([
  ["idle", "idle"],
  ["opening", "connecting"],
  ["reopening", "reconnecting"],
  ["handshaking again", "reconnecting"],
  ["ready", "ready"],
  ["waiting", "reconnecting"],
  ["closing", "closed"],
  ["closed", "closed"],
] as const)("state %s is shown to users as %s", (name, shown) => {
  expect(publicState(states[name])).toBe(shown);
});
