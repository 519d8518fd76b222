import { describe, expect, test } from "vitest";

import type { LogEntry } from "../../contract/log-entry.ts";
import { emptyLog, filterLog, reduceLog } from "./log-state.ts";

const http = (id: number, path: string): LogEntry => ({
  id,
  kind: "http",
  at: "2026-01-01T00:00:00.000Z",
  target: "local",
  method: "GET",
  path,
  status: 200,
  durationMs: 1,
  request: { headers: {}, body: null },
  response: { headers: {}, body: { type: "json", value: { Body: "안녕" } } },
});
const frame = (id: number, summary: string): LogEntry => ({
  id,
  kind: "frame",
  at: "2026-01-01T00:00:00.000Z",
  target: "local",
  connection: 1,
  direction: "received",
  summary,
  bytes: 2,
  body: { type: "json", value: {} },
});
const webhook = (id: number): LogEntry => ({
  id,
  kind: "webhook",
  at: "2026-01-01T00:00:00.000Z",
  target: "local",
  method: "POST",
  path: "/webhooks",
  status: 204,
  summary: "message.sent",
  eventType: "message.sent",
  problem: null,
  request: { headers: {}, body: null },
});
const ids = (entries: readonly LogEntry[]): number[] => entries.map(({ id }) => id);

describe("the log", () => {
  test("keeps the newest 500", () => {
    const many = Array.from({ length: 600 }, (_value, index) => http(index + 1, "/"));
    const { entries } = reduceLog(emptyLog, { type: "log/entries", entries: many });
    expect([entries.length, entries[0]?.id, entries.at(-1)?.id]).toEqual([500, 101, 600]);
  });

  test("takes no entry twice when all of them are told again", () => {
    const shown = reduceLog(emptyLog, { type: "log/entries", entries: [http(1, "/"), http(2, "/")] });
    const again = reduceLog(shown, { type: "log/entries", entries: [http(1, "/"), http(2, "/"), http(3, "/")] });
    expect(ids(again.entries)).toEqual([1, 2, 3]);
  });

  test("holds back while it is paused, and shows all of it afterwards", () => {
    const shown = reduceLog(emptyLog, { type: "log/entries", entries: [http(1, "/")] });
    const paused = reduceLog(shown, { type: "log/paused", paused: true });
    const waiting = reduceLog(paused, { type: "log/entries", entries: [http(2, "/")] });
    expect([ids(waiting.entries), ids(waiting.held)]).toEqual([[1], [2]]);
    const resumed = reduceLog(waiting, { type: "log/paused", paused: false });
    expect([ids(resumed.entries), ids(resumed.held)]).toEqual([[1, 2], []]);
  });

  test("that is cleared stays paused", () => {
    const paused = reduceLog(emptyLog, { type: "log/paused", paused: true });
    const held = reduceLog(paused, { type: "log/entries", entries: [http(1, "/")] });
    expect(reduceLog(held, { type: "log/cleared" })).toEqual({ entries: [], held: [], paused: true });
  });
});

describe("a filter", () => {
  const entries = [http(1, "/v1/calls"), frame(2, "event chat"), http(3, "/v1/messages"), webhook(4)];

  test("picks a kind", () => {
    expect(ids(filterLog(entries, { kind: "http", text: "" }))).toEqual([1, 3]);
    expect(ids(filterLog(entries, { kind: "gateway", text: "" }))).toEqual([2]);
    expect(ids(filterLog(entries, { kind: "webhook", text: "" }))).toEqual([4]);
  });

  test("finds a text anywhere in an entry, whatever its case", () => {
    expect(ids(filterLog(entries, { kind: "all", text: " CHAT " }))).toEqual([2]);
    expect(ids(filterLog(entries, { kind: "all", text: "안녕" }))).toEqual([1, 3]);
  });

  test("combines both", () => {
    expect(ids(filterLog(entries, { kind: "http", text: "calls" }))).toEqual([1]);
  });
});
