import { isRecord } from "@pincer/shared/internal";

import type { ListStyle } from "../wire/operation.ts";

/** Where a page stands in its list. */
export interface PageMeta {
  /** The number of the page, counted as the API counts: most lists from 0, some (usage, batch tasks) from 1. */
  readonly page: number;
  /** The most rows that a page of this list has. */
  readonly pageSize: number;
  /** All rows of the list; `undefined` where the API does not say (batch tasks). */
  readonly total: number | undefined;
}

/** What was asked for: the number and size of the page, where they were given. */
export interface PageWish {
  readonly page: number | undefined;
  readonly pageSize: number | undefined;
}

/** The meta of a page, from what the server says, then what was asked for, then the defaults of the list. */
export function readMeta(answer: Readonly<Record<string, unknown>>, wish: PageWish, list: ListStyle): PageMeta {
  const meta = isRecord(answer["meta"]) ? answer["meta"] : {};
  return {
    page: count(meta["page"], 0) ?? wish.page ?? list.first ?? 0,
    pageSize: count(meta["pageSize"], 1) ?? wish.pageSize ?? list.size ?? 20,
    total: count(meta["total"], 0),
  };
}

/** The rows of a page. */
export function readRows(answer: Readonly<Record<string, unknown>>, list: ListStyle): unknown[] {
  const rows = answer[list.key];
  return Array.isArray(rows) ? rows : [];
}

/**
 * Whether a page follows the one with this number. By the total where there is one, so that an empty page in the middle does
 * not end a list; else a page that is full may have a next one.
 */
export function hasNext(page: number, rows: number, { pageSize, total }: PageMeta, { first = 0 }: ListStyle): boolean {
  return total === undefined ? rows >= pageSize : (page - first + 1) * pageSize < total;
}

function count(value: unknown, least: number): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= least ? (value as number) : undefined;
}
