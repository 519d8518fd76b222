import { type Answer, json } from "./answer.ts";
import { invalid, issue } from "./validation.ts";

/** The page that the query asks for, in the standard envelope: `page` from 0, `pageSize` 1 to 100, 20 by default. */
export function pageOf(query: URLSearchParams, rows: readonly unknown[]): Answer {
  const page = Number(query.get("page") ?? 0);
  const pageSize = Number(query.get("pageSize") ?? query.get("page_size") ?? query.get("limit") ?? 20);
  if (page < 0) throw invalid([issue("/query/page", "minimum", "must be >= 0")]);
  if (pageSize < 1) throw invalid([issue("/query/pageSize", "minimum", "must be >= 1")]);
  const data = rows.slice(page * pageSize, (page + 1) * pageSize);
  return json(200, { data, meta: { page, pageSize, total: rows.length } });
}
