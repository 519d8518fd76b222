import { expect, test } from "vitest";

import { recordedHello } from "../../test/transcript.ts";
import type { Greeting } from "../connection/greeting.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { isOtherProcess, isSameGateway } from "./same-gateway.ts";

const v4 = recordedHello(4);
const v3 = recordedHello(3);
const running = (uptimeMs: number): HelloOk => ({ ...v3, snapshot: { ...v3.snapshot, uptimeMs } });
const greeting = (hello: HelloOk, at: number, heard: Partial<Greeting> = {}): Greeting => ({
  hello,
  at: { steady: at, wall: 5_000_000 - at },
  isGone: false,
  isOver: false,
  ...heard,
});

test("protocol 4 names its start", () => {
  const other = { ...v4, server: { ...v4.server, bootId: "another" } };
  expect(isSameGateway(greeting(v4, 0), greeting(v4, 5000))).toBe(true);
  expect(isOtherProcess(greeting(v4, 0), greeting(v4, 5000))).toBe(false);
  expect(isSameGateway(greeting(v4, 0), greeting(other, 5000))).toBe(false);
  expect(isOtherProcess(greeting(v4, 0), greeting(other, 5000))).toBe(true);
});

test("protocol 3 has run for as long as has passed since by the steady clock, or was restarted", () => {
  expect(isSameGateway(greeting(running(60_000), 0), greeting(running(70_050), 10_000))).toBe(true);
  expect(isSameGateway(greeting(running(60_000), 0), greeting(running(3000), 10_000))).toBe(false);
  expect(isSameGateway(greeting(running(1000), 0), greeting(running(5000), 60_000))).toBe(false);
});

test("an uptime that is shorter than before is proof of another process, one that grew too little is not", () => {
  expect(isOtherProcess(greeting(running(60_000), 0), greeting(running(3000), 10_000))).toBe(true);
  expect(isOtherProcess(greeting(running(1000), 0), greeting(running(5000), 60_000))).toBe(false);
});

test("who has said goodbye is not the same any more, and another process only where its own ended", () => {
  const [restarting, stopping] = [{ isGone: true }, { isGone: true, isOver: true }];
  expect(isSameGateway(greeting(running(1000), 0, restarting), greeting(running(2000), 1000))).toBe(false);
  expect(isOtherProcess(greeting(running(1000), 0, restarting), greeting(running(2000), 1000))).toBe(false);
  expect(isOtherProcess(greeting(running(1000), 0, stopping), greeting(running(2000), 1000))).toBe(true);
});

test("where nothing tells, it counts as restarted", () => {
  const { uptimeMs: _uptimeMs, ...snapshot } = v3.snapshot;
  const silent = { ...v3, snapshot };
  expect(isSameGateway(greeting(silent, 0), greeting(silent, 1))).toBe(false);
  expect(isOtherProcess(greeting(silent, 0), greeting(silent, 1))).toBe(false);
});
