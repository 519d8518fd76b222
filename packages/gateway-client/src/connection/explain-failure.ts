import { createDeadline } from "@pincer/shared/internal";

import type { AttemptClues } from "../doctor/clues.ts";

/** How long the part that explains may take to load, in milliseconds: there may be no network to load it over. */
const LOAD_LIMIT_MS = 2000;

/** The error with its cause and what to do; as it is where the part that knows cannot be loaded. Never rejects. */
export async function explainFailure(error: unknown, clues: AttemptClues): Promise<unknown> {
  const deadline = createDeadline({ timeoutMs: LOAD_LIMIT_MS, reason: () => error });
  try {
    const { explain } = await deadline.race(import("../doctor/explain.ts"));
    return explain(error, clues);
  } catch {
    return error;
  } finally {
    deadline.dispose();
  }
}
