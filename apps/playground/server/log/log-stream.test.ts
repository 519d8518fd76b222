import { describe, expect, test } from "vitest";

import { paths } from "../../contract/paths.ts";
import { entriesOf, readLogUntil, type SentEvent } from "../test-support/read-log.ts";
import { startApi } from "../test-support/start-api.ts";
import { startPlayground, type TestPlayground } from "../test-support/start-playground.ts";

const isEntry = (number: number) => {
  let seen = 0;
  return ({ event }: SentEvent): boolean => event === "entry" && (seen += 1) === number;
};

async function playgroundWithTraffic(exchanges: number): Promise<TestPlayground> {
  const api = await startApi((_request, response) => response.end("{}"));
  const playground = await startPlayground({ api: api.url });
  for (let index = 1; index <= exchanges; index += 1) await playground.fetch(`/clawops/v1/${index}`);
  return playground;
}

describe("the log stream", () => {
  test("begins with the status and the entries so far, in order", async () => {
    const playground = await playgroundWithTraffic(3);
    const events = await readLogUntil(playground, isEntry(3));
    expect(events[0]?.event).toBe("status");
    expect(entriesOf(events).map((entry) => entry.kind === "http" && entry.path)).toEqual(["/v1/1", "/v1/2", "/v1/3"]);
  });

  test("goes on after the last event that the page had", async () => {
    const playground = await playgroundWithTraffic(3);
    const events = await readLogUntil(playground, isEntry(3));
    const second = events.filter(({ event }) => event === "entry")[1];
    const again = await readLogUntil(playground, isEntry(1), second?.id);
    expect(entriesOf(again).map(({ id }) => id)).toEqual([3]);
  });

  test("begins anew for an event id of an earlier start", async () => {
    const playground = await playgroundWithTraffic(2);
    const events = await readLogUntil(playground, isEntry(2), "00000000-0000-4000-8000-000000000000:1");
    expect(entriesOf(events).map(({ id }) => id)).toEqual([1, 2]);
  });

  test("tells of entries as they come", async () => {
    const playground = await playgroundWithTraffic(0);
    const reading = readLogUntil(playground, isEntry(1));
    await playground.fetch("/clawops/v1/later");
    expect(entriesOf(await reading)).toMatchObject([{ kind: "http", path: "/v1/later" }]);
  });

  test("tells when it is cleared, and numbers go on", async () => {
    const playground = await playgroundWithTraffic(2);
    const cleared = readLogUntil(playground, ({ event }) => event === "cleared");
    await playground.fetch(paths.status);
    await playground.fetch(paths.log, { method: "DELETE" });
    await cleared;
    await playground.fetch("/clawops/v1/after");
    expect(entriesOf(await readLogUntil(playground, isEntry(1))).map(({ id }) => id)).toEqual([3]);
  });

  test("tells a page that was away when it was cleared", async () => {
    const playground = await playgroundWithTraffic(2);
    const last = (await readLogUntil(playground, isEntry(2))).at(-1)?.id;
    await playground.fetch(paths.log, { method: "DELETE" });
    await playground.fetch("/clawops/v1/after");
    const events = await readLogUntil(playground, isEntry(1), last);
    expect(events.map(({ event }) => event)).toEqual(["status", "cleared", "entry"]);
  });

  test("clears the entries of an earlier start", async () => {
    const playground = await playgroundWithTraffic(1);
    const events = await readLogUntil(playground, isEntry(1), "00000000-0000-4000-8000-000000000000:9");
    expect(events.map(({ event }) => event)).toEqual(["status", "cleared", "entry"]);
  });

  test("tells of changed settings", async () => {
    const playground = await startPlayground();
    const isReal = ({ event, data }: SentEvent): boolean => event === "status" && data.includes('"target":"real"');
    const told = readLogUntil(playground, isReal);
    await playground.fetch(paths.settings, {
      method: "POST",
      body: JSON.stringify({ gateway: { target: "real", url: "ws://127.0.0.1:18789" } }),
    });
    expect(await told).not.toEqual([]);
  });

  test("ends when the playground closes", async () => {
    const playground = await startPlayground();
    const ended = readLogUntil(playground, () => false).catch((error: unknown) => error);
    await playground.fetch(paths.status);
    await playground.close();
    expect(await ended).toBeInstanceOf(Error);
  });
});
