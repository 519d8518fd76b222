import { refuse } from "../http/refusal.ts";
import type { Collection, Stored } from "../state/collection.ts";

/** The row with this id, or 404. */
export function findRow<Fields extends object>(rows: Collection<Fields>, id: string | undefined): Stored<Fields> {
  const row = rows.get(id ?? "");
  if (row === undefined) throw refuse(404, `${rows.name} not found: ${id}.`, rows.code);
  return row;
}

/**
 * True when an id that a request names is fine: the row exists, or the account never had one of the kind. A test that is not
 * about agents need not make one to call with.
 */
export function isKnown<Fields extends object>(rows: Collection<Fields>, id: string): boolean {
  return !rows.wasUsed || rows.get(id) !== undefined;
}
