import { isRecord } from "@pincer/shared/internal";

import type { Random } from "../../../../.config/testing/random.ts";

/** A secret of the client, which a gateway may say as well. */
export const SECRET = "secret-token-of-the-fuzz";

const pollution = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
/** Stands for a value that is nested too deeply to be made into text. */
const DEEP = "<deep>";
const deep = "[".repeat(20_000) + "]".repeat(20_000);

/** Values that JSON can bring where others are expected. */
const strange: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -0,
  -1,
  0.5,
  3,
  4,
  2 ** 53,
  -1e308,
  Number.POSITIVE_INFINITY,
  "",
  "4",
  "constructor",
  "__proto__",
  "toString",
  "\ud800",
  "\u0000\u202e",
  `unauthorized: ${SECRET}`,
  "missing scope: operator.admin",
  "protocol mismatch",
  "pairing required: $(reboot)",
  "x".repeat(5000),
  [],
  [null],
  DEEP,
  {},
  { code: "PAIRING_REQUIRED", requestId: "`reboot`" },
  { code: "PROTOCOL_MISMATCH", expectedProtocol: "3" },
  JSON.parse(pollution),
];

/** The JSON of a damaged value. */
export function textOf(value: unknown): string {
  return JSON.stringify(value).replace(`"${DEEP}"`, deep);
}

const keys: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "then",
  "toJSON",
  "message",
  "code",
  "length",
  "",
];

/** The value with something in it replaced, added or taken away. The given one stays as it is. */
export function mutateValue(random: Random, value: unknown): unknown {
  if (random.once(8)) return random.pick(strange);
  if (Array.isArray(value) && value.length > 0) {
    const index = random.below(value.length);
    return value.with(index, mutateValue(random, value[index]));
  }
  if (!isRecord(value)) return random.pick(strange);
  const key = random.once(6) ? random.pick(keys) : random.pick([...Object.keys(value), "new"]);
  if (random.once(8)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  return { ...value, [key]: mutateValue(random, value[key]) };
}

const fragments: readonly string[] = [
  "",
  '"',
  "\\",
  "}",
  "{",
  "]",
  ",",
  ":",
  "null",
  "-",
  "1e999",
  '"type":"res",',
  '"ok":false,',
  '"seq":1.5,',
  '"__proto__":{"polluted":1},',
  "\\u0000",
  "\ufeff",
  "\ud800",
  pollution,
];

/** The text with a piece of it replaced, doubled or cut off; sometimes with several. */
export function mutateText(random: Random, text: string): string {
  let mutated = text;
  do {
    const from = random.below(mutated.length + 1);
    const to = random.once(2) ? from : Math.min(mutated.length, from + random.below(12));
    const start = mutated.slice(0, from);
    const way = random.below(10);
    if (way === 0) mutated = start;
    else if (way === 1) mutated = start + mutated.slice(from, to).repeat(3) + mutated.slice(to);
    else mutated = start + random.pick(fragments) + mutated.slice(to);
  } while (random.once(4));
  return mutated;
}
