import { expect, test } from "vitest";

import { recordedHello } from "../../test/transcript.ts";
import type { Greeting } from "../connection/greeting.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { keepsKeys, knowsKeys } from "./known-keys.ts";

const v4 = recordedHello(4);
const greeting = (hello: HelloOk, steady: number, wall: number = steady, isGone = false): Greeting => ({
  hello,
  at: { steady, wall },
  isGone,
  isOver: false,
});
const named = (bootId: string | undefined): HelloOk => {
  const { bootId: _bootId, ...server } = v4.server;
  return { ...v4, server: { ...server, ...(bootId !== undefined && { bootId }) } };
};

test("one start of a gateway of protocol 4 knows a key for a minute", () => {
  expect(knowsKeys(greeting(v4, 0), greeting(v4, 59_000), 0)).toBe(true);
  expect(knowsKeys(greeting(v4, 0), greeting(v4, 61_000), 0)).toBe(false);
  expect(knowsKeys(greeting(v4, 0), greeting(v4, 61_000), 30_000)).toBe(true);
});

test("protocol 3, another start, a start without a name and one that said goodbye do not", () => {
  const v3 = recordedHello(3);
  expect(knowsKeys(greeting(v3, 0), greeting(v3, 1), 0)).toBe(false);
  const claiming = { ...v3, server: { ...v3.server, bootId: "b" } };
  expect(keepsKeys(greeting(claiming, 0))).toBe(false);
  expect(knowsKeys(greeting(named("a"), 0), greeting(named("b"), 1), 0)).toBe(false);
  for (const bootId of [undefined, ""]) {
    expect(knowsKeys(greeting(named(bootId), 0), greeting(named(bootId), 1), 0)).toBe(false);
  }
  expect(knowsKeys(greeting(v4, 0, 0, true), greeting(v4, 1), 0)).toBe(false);
});

test("neither a sleep nor a clock that was set back makes a key younger", () => {
  expect(knowsKeys(greeting(v4, 0, 0), greeting(v4, 5000, 600_000), 0)).toBe(false);
  expect(knowsKeys(greeting(v4, 0, 0), greeting(v4, 5000, -3_600_000), 0)).toBe(false);
});
