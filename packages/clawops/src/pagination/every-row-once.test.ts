import * as fc from "fast-check";
import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { call } from "../../test/samples.ts";
import { testClient } from "../../test/test-client.ts";

const rowOf = (id: number): object => ({ ...call, callId: `CA${id}` });

/** How many rows there are, how many a page has, where the walk begins, and which pages happen to be empty. */
const lists = fc.record({
  total: fc.nat(60),
  pageSize: fc.integer({ min: 1, max: 20 }),
  start: fc.nat(8),
  empty: fc.uniqueArray(fc.nat(8), { maxLength: 3 }),
});

test("a walk has every row once and in order, whatever the pages are", async () => {
  let list = { total: 0, pageSize: 1, start: 0, empty: [] as number[] };
  const server = await rawServer((request, response) => {
    const { pageSize, total, empty } = list;
    const page = Number(new URL(request.target, "http://x").searchParams.get("page") ?? 0);
    json(response, 200, { data: empty.includes(page) ? [] : rowsOf(page), meta: { page, pageSize, total } });
  });
  const rowsOf = (page: number): object[] => {
    const first = page * list.pageSize;
    const count = Math.max(0, Math.min(list.pageSize, list.total - first));
    return Array.from({ length: count }, (_, index) => rowOf(first + index));
  };
  const { client } = testClient(server.url);
  await fc.assert(
    fc.asyncProperty(lists, async (given) => {
      list = given;
      const { start, pageSize, total, empty } = given;
      server.requests.length = 0;
      const seen: string[] = [];
      for await (const { callId } of client.calls.list(start === 0 ? {} : { page: start })) seen.push(callId);
      const ids = Array.from({ length: total }, (_, id) => id);
      const expected = ids.filter((id) => id >= start * pageSize && !empty.includes(Math.floor(id / pageSize)));
      expect(seen).toEqual(expected.map((id) => `CA${id}`));
      expect(server.requests).toHaveLength(Math.max(1, Math.ceil(total / pageSize) - start));
    }),
    { numRuns: 60 },
  );
});
