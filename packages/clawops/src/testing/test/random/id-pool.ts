import { isRecord } from "@pincer/shared/internal";

import type { Random } from "../../../../../../.config/testing/random.ts";

/** Enough to hit what exists, few enough to hit the same thing twice. */
const MAX_PER_NAME = 20;

/** Some of the ids that the server gave, by the name of the field that they came in. */
export class IdPool {
  readonly #byName = new Map<string, string[]>();

  /** Keeps what looks like an id in an answer. */
  remember(body: unknown, dice: Random): void {
    if (!isRecord(body)) return;
    for (const [name, value] of Object.entries(body)) {
      if (typeof value !== "string" || !/^id$|Id$|^number$|^token$/.test(name)) continue;
      const held = this.#byName.get(name) ?? [];
      this.#byName.set(name, held);
      if (held.length < MAX_PER_NAME) held.push(value);
      else held[dice.below(MAX_PER_NAME)] = value;
    }
  }

  /** An id for a parameter of this name, if there is one: many resources call theirs just `id`. */
  pick(dice: Random, name: string): string | undefined {
    const held = this.#byName.get(name) ?? this.#byName.get("id") ?? [];
    return held.length === 0 ? undefined : dice.pick(held);
  }
}
