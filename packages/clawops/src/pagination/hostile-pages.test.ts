import { describe, expect, test } from "vitest";

import { rejection } from "../../test/test-client.ts";
import type { ListStyle } from "../wire/operation.ts";
import type { PageWish } from "./page-styles.ts";
import { Page } from "./page.ts";

type Answer = Readonly<Record<string, unknown>>;

const paged: ListStyle = { key: "data", first: 0, size: 20 };
const tasks: ListStyle = { key: "tasks", first: 1, size: 2 };

interface Served {
  readonly page: Page<unknown>;
  /** The page numbers that were asked for, the first one included. */
  readonly asked: Array<number | undefined>;
}

/** The first page of a server that answers by what it is asked. */
function served(
  list: ListStyle,
  answer: (page: number, count: number) => Answer,
  wish: Partial<PageWish> = {},
): Served {
  const asked: Array<number | undefined> = [wish.page];
  const first = list.first ?? 0;
  const fetch = async (page: number | undefined): Promise<Answer> => {
    if (asked.push(page) > 500) throw new Error("It does not end.");
    return answer(page ?? first, asked.length - 1);
  };
  const source = { list, operation: "listThings", pageSize: wish.pageSize, signal: undefined, fetch };
  const page = new Page<unknown>(source, answer(wish.page ?? first, 0), {
    page: undefined,
    pageSize: undefined,
    ...wish,
  });
  return { page, asked };
}

async function rowsOf({ page }: Served): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of page.autoPagingIter()) rows.push(row);
  return rows;
}

const meta = (page: number, total: number, pageSize = 2): object => ({ page, pageSize, total });

describe("a walk ends where the server", () => {
  test("sends the same page again without meta", async () => {
    const walk = served(tasks, () => ({ tasks: ["a", "b"] }));
    expect(await rejection(rowsOf(walk))).toMatchObject({ name: "ClawOpsError", kind: "protocol" });
    expect(walk.asked).toHaveLength(2);
  });

  test.each([2, 3, 7])("goes round in a circle of %i pages without meta", async (length) => {
    const walk = served(tasks, (page) => ({ tasks: [`${page % length}a`, `${page % length}b`] }));
    expect(await rejection(rowsOf(walk))).toMatchObject({ name: "ClawOpsError", kind: "protocol" });
    expect(walk.asked.length).toBeLessThan(length * 4);
  });

  test("goes round in a circle of two pages and says that there are always more", async () => {
    const walk = served(paged, (page) => ({ data: [page % 2, "x"], meta: { pageSize: 2, total: (page + 2) * 2 } }));
    expect(await rejection(rowsOf(walk))).toMatchObject({ name: "ClawOpsError", kind: "protocol" });
    expect(walk.asked.length).toBeLessThan(12);
  });

  test("sends one page under every number", async () => {
    const walk = served(paged, (page) => ({ data: ["a", "b"], meta: meta(page, 100) }));
    expect(await rejection(rowsOf(walk))).toMatchObject({ name: "ClawOpsError", kind: "protocol" });
    expect(walk.asked).toHaveLength(2);
  });

  test.each([1, 2, 1_000])(
    "sends one page under every number of a list that grows by %i rows each time",
    async (more) => {
      const walk = served(paged, (page, count) => ({ data: ["a", "b"], meta: meta(page, 100 + count * more) }));
      expect(await rejection(rowsOf(walk))).toMatchObject({ name: "ClawOpsError", kind: "protocol" });
      expect(walk.asked.length).toBeLessThan(12);
    },
  );

  test.each([2, 3, 7])("goes round in a circle of %i pages under every number", async (length) => {
    const walk = served(paged, (page) => ({ data: [`${page % length}a`, "x"], meta: meta(page, 1e9) }));
    expect(await rejection(rowsOf(walk))).toMatchObject({ name: "ClawOpsError", kind: "protocol" });
    expect(walk.asked.length).toBeLessThan(length * 4);
  });

  test("says page 0 whatever it is asked", async () => {
    const walk = served(paged, (_, count) => ({ data: [`${count}`, "x"], meta: meta(0, 100) }));
    expect(await rejection(rowsOf(walk))).toMatchObject({ name: "ClawOpsError", kind: "protocol" });
    expect(walk.asked).toHaveLength(2);
  });
});

test("rows that are the same again because new ones came in before them are no repetition", async () => {
  // The newest first, and two new ones between the first request and the second.
  const before = [4, 3, 2, 1];
  const after = [6, 5, ...before];
  const walk = served(paged, (page, count) => {
    const rows = count === 0 ? before : after;
    return { data: rows.slice(page * 2, page * 2 + 2), meta: meta(page, rows.length) };
  });
  expect(await rowsOf(walk)).toEqual([4, 3, 4, 3, 2, 1]);
});

test("a list that grows while it is walked is walked to its new end", async () => {
  const walk = served(paged, (page, count) => {
    const total = count === 0 ? 3 : 7;
    return { data: [0, 1].map((index) => page * 2 + index).filter((id) => id < total), meta: meta(page, total) };
  });
  expect(await rowsOf(walk)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("a list that shrinks while it is walked ends where it ends now", async () => {
  const walk = served(paged, (page, count) => {
    const total = count === 0 ? 7 : 3;
    return { data: [0, 1].map((index) => page * 2 + index).filter((id) => id < total), meta: meta(page, total) };
  });
  expect(await rowsOf(walk)).toEqual([0, 1, 2]);
  expect(walk.asked).toEqual([undefined, 1]);
});

test.each([0, 1, 2])("an empty page %i of four does not end the walk", async (empty) => {
  const walk = served(paged, (page) => ({ data: page === empty ? [] : [`${page}a`], meta: meta(page, 8) }));
  expect(await rowsOf(walk)).toEqual(["0a", "1a", "2a", "3a"].filter((row) => row !== `${empty}a`));
});

test("empty pages here and there are not counted together", async () => {
  const walk = served(paged, (page) => ({ data: page % 10 === 0 ? ["x"] : [], meta: meta(page, 60) }));
  expect(await rowsOf(walk)).toHaveLength(3);
});

test("a walk from a page in the middle has that page and all after it", async () => {
  const zero = served(paged, (page) => ({ data: [page], meta: meta(page, 4, 1) }), { page: 2 });
  expect(await rowsOf(zero)).toEqual([2, 3]);
  expect(zero.asked).toEqual([2, 3]);
  const one = served(tasks, (page) => ({ tasks: page === 4 ? [page] : [page, page + 0.5] }), { page: 3 });
  expect(await rowsOf(one)).toEqual([3, 3.5, 4]);
  expect(one.asked).toEqual([3, 4]);
});

test("a one-based list begins with page 1 and asks for page 2 next", async () => {
  const usage: ListStyle = { key: "records", first: 1, size: 2 };
  const walk = served(usage, (page) => ({ records: [page], meta: meta(page, 5) }));
  expect(await rowsOf(walk)).toEqual([1, 2, 3]);
  expect(walk.asked).toEqual([undefined, 2, 3]);
});

test("a server that gives fewer rows per page than it was asked for, and says so, loses none", async () => {
  const walk = served(paged, (page) => ({ data: [page * 2, page * 2 + 1], meta: meta(page, 6) }), { pageSize: 100 });
  expect(await rowsOf(walk)).toEqual([0, 1, 2, 3, 4, 5]);
});
