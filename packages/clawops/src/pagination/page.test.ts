import { describe, expect, test } from "vitest";

import { json, type RawServer, rawServer } from "../../test/raw-server.ts";
import { call, pageOf } from "../../test/samples.ts";
import { rejection, testClient } from "../../test/test-client.ts";
import type { Account } from "../account.ts";
import { ClawOpsError } from "../errors/claw-ops-error.ts";
import * as operations from "../generated/operations.ts";
import { hasNext, readMeta } from "./page-styles.ts";

const row = (id: number): object => ({ ...call, callId: `CA${id}` });

/** A server of pages: what is in each, by its number. */
async function pages(
  contents: readonly number[][],
  total: number,
  pageSize = 2,
): Promise<{ server: RawServer; client: Account }> {
  const server = await rawServer((request, response) => {
    const number = Number(new URL(request.target, "http://x").searchParams.get("page") ?? 0);
    json(response, 200, pageOf((contents[number] ?? []).map(row), number, pageSize, total));
  });
  return { server, client: testClient(server.url).client };
}

async function ids(rows: AsyncIterable<{ callId: string }>): Promise<string[]> {
  const seen: string[] = [];
  for await (const { callId } of rows) seen.push(callId);
  return seen;
}

describe("a page", () => {
  test("iterates over its own rows, and goes on page by page to the end", async () => {
    const { client } = await pages([[1, 2], [3, 4], [5]], 5);
    const first = await client.calls.list();
    expect([...first].map(({ callId }) => callId)).toEqual(["CA1", "CA2"]);
    const last = await (await first.nextPage()).nextPage();
    expect([last.data.length, last.meta.page, last.hasNextPage()]).toEqual([1, 2, false]);
    const error = await rejection(last.nextPage());
    expect(error).toBeInstanceOf(ClawOpsError);
    expect((error as Error).message).toContain("this is the last page");
  });

  test("iterates over all that follows", async () => {
    const { server, client } = await pages([[1, 2], [3, 4], [5]], 5);
    expect(await ids((await client.calls.list({ page: 1 })).autoPagingIter())).toEqual(["CA3", "CA4", "CA5"]);
    expect(server.requests.map(({ target }) => target.split("?")[1])).toEqual(["page=1", "page=2"]);
  });
});

test("a list without a total goes on where the caller takes the rows out of the page", async () => {
  const tasks = [["CT1", "CT2"], ["CT3"]];
  const server = await rawServer((_, response, index) =>
    json(response, 200, { tasks: tasks[index]?.map((taskId) => ({ taskId, status: "done" })) }),
  );
  const page = await testClient(server.url).client.callBatches.listTasks("CB1", { pageSize: 2 });
  page.data.splice(0);
  expect(page.hasNextPage()).toBe(true);
  const next = await page.nextPage();
  expect([next.data.length, next.hasNextPage()]).toEqual([1, false]);
});

test("a total that is wrong does not make requests without end", async () => {
  const server = await rawServer((_, response, index) => json(response, 200, pageOf([], index, 1, 1_000_000)));
  const error = await rejection(ids(testClient(server.url).client.calls.list()));
  expect(error).toMatchObject({ name: "ClawOpsError", kind: "protocol" });
  expect((error as Error).message).toContain("10 pages in a row have no rows");
  expect(server.requests).toHaveLength(10);
});

test("rows that are nested deeper than the stack are not taken for a repetition", async () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const server = await rawServer((_, response, index) => {
    const rows = `[${JSON.stringify(row(index)).slice(0, -1)},"deep":${deep}}]`;
    response.end(`{"data":${rows},"meta":{"page":${index},"pageSize":1,"total":2}}`);
  });
  expect(await ids(testClient(server.url).client.calls.list())).toEqual(["CA0", "CA1"]);
});

describe("a list", () => {
  test("is iterated without an await in between, with its filters on every page", async () => {
    const { server, client } = await pages([[1, 2], [3]], 3);
    expect(await ids(client.calls.list({ status: "completed", pageSize: 2 }))).toEqual(["CA1", "CA2", "CA3"]);
    expect(server.requests.map(({ target }) => target.split("?")[1])).toEqual([
      "status=completed&pageSize=2",
      "status=completed&pageSize=2&page=1",
    ]);
  });

  test("sends nothing until it is looked at, and then only once", async () => {
    const { server, client } = await pages([[1]], 1);
    const list = client.calls.list();
    expect(server.requests).toHaveLength(0);
    const [one, two] = await Promise.all([list, list]);
    expect(one).toBe(two);
    expect(await ids(list)).toEqual(["CA1"]);
    expect(server.requests).toHaveLength(1);
  });

  test("goes on over an empty page in the middle", async () => {
    const { client } = await pages([[1, 2], [], [3]], 5);
    expect(await ids(client.calls.list())).toEqual(["CA1", "CA2", "CA3"]);
  });

  test("follows the server's page size where it is another than the one asked for", async () => {
    const { client } = await pages([[1, 2], [3]], 3);
    expect(await ids(client.calls.list({ pageSize: 100 }))).toEqual(["CA1", "CA2", "CA3"]);
  });

  test("can be read without meta", async () => {
    const server = await rawServer((_, response) => json(response, 200, { data: [row(1)] }));
    const page = await testClient(server.url).client.calls.list();
    expect([page.data.length, page.meta, page.hasNextPage()]).toEqual([
      1,
      { page: 0, pageSize: 20, total: undefined },
      false,
    ]);
  });

  test.each([
    ["and says so", { data: [row(1)], meta: { page: 0, pageSize: 1, total: 1000 } }],
    ["and says the number that was asked for", { data: [row(1)], meta: { pageSize: 1, total: 1000 } }],
    ["without meta", { data: Array.from({ length: 20 }, () => row(1)) }],
  ])("ends with an error where the server sends one page for ever %s", async (_, body) => {
    const server = await rawServer((_request, response) => json(response, 200, body));
    const error = await rejection(ids(testClient(server.url).client.calls.list()));
    expect(error).toMatchObject({ name: "ClawOpsError", kind: "protocol" });
    expect(server.requests).toHaveLength(2);
  });

  test("ends at the caller's signal, between rows and between pages", async () => {
    const { server, client } = await pages(
      [
        [1, 2],
        [3, 4],
      ],
      4,
    );
    const controller = new AbortController();
    const seen: string[] = [];
    const walk = async (): Promise<void> => {
      for await (const { callId } of client.calls.list({}, { signal: controller.signal })) {
        seen.push(callId);
        controller.abort("enough");
      }
    };
    expect(await rejection(walk())).toBe("enough");
    expect(seen).toEqual(["CA1"]);
    expect(server.requests).toHaveLength(1);
  });

  test("fetches nothing after a break", async () => {
    const { server, client } = await pages(
      [
        [1, 2],
        [3, 4],
      ],
      4,
    );
    for await (const { callId } of client.calls.list()) if (callId === "CA2") break;
    expect(server.requests).toHaveLength(1);
  });

  test("behaves like a promise that fails", async () => {
    const { client } = await pages([], 0);
    const list = client.calls.list({ pageSize: 1000 });
    expect(await list.catch((error: unknown) => error)).toBeInstanceOf(ClawOpsError);
    let isOver = false;
    await rejection(list.finally(() => (isOver = true)));
    expect(isOver).toBe(true);
    expect(await rejection(ids(list))).toBeInstanceOf(ClawOpsError);
  });
});

describe("where a list ends", () => {
  const zero = operations.listCalls.list ?? { key: "" };
  const one = operations.getUsage.list ?? { key: "" };
  const tasks = operations.listCallBatchTasks.list ?? { key: "" };

  test.each([
    ["zero-based, more", hasNext(0, 20, { page: 0, pageSize: 20, total: 21 }, zero), true],
    ["zero-based, exactly full", hasNext(0, 20, { page: 0, pageSize: 20, total: 20 }, zero), false],
    ["zero-based, last", hasNext(1, 1, { page: 1, pageSize: 20, total: 21 }, zero), false],
    ["one-based, more", hasNext(1, 200, { page: 1, pageSize: 200, total: 201 }, one), true],
    ["one-based, exactly full", hasNext(1, 200, { page: 1, pageSize: 200, total: 200 }, one), false],
    ["one-based, last", hasNext(2, 1, { page: 2, pageSize: 200, total: 201 }, one), false],
    ["without a total, a full page", hasNext(1, 50, { page: 1, pageSize: 50, total: undefined }, tasks), true],
    ["without a total, a short page", hasNext(3, 49, { page: 3, pageSize: 50, total: undefined }, tasks), false],
    ["nothing at all", hasNext(0, 0, { page: 0, pageSize: 20, total: 0 }, zero), false],
  ])("%s", (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test("the defaults are those of the list", () => {
    const wish = { page: undefined, pageSize: undefined };
    expect([zero, one, tasks].map((list) => readMeta({}, wish, list))).toEqual([
      { page: 0, pageSize: 20, total: undefined },
      { page: 1, pageSize: 200, total: undefined },
      { page: 1, pageSize: 50, total: undefined },
    ]);
  });

  test("nonsense in the meta is passed over", () => {
    const meta = { page: "1", pageSize: 0, total: -1 };
    expect(readMeta({ meta }, { page: 4, pageSize: 10 }, zero)).toEqual({ page: 4, pageSize: 10, total: undefined });
  });
});
