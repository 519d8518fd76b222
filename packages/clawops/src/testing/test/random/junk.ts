import type { Random } from "../../../../../../.config/testing/random.ts";

const texts: readonly string[] = [
  "",
  " ",
  "x",
  "\u0000",
  "\ud800",
  "👩‍👩‍👧‍👦",
  "x".repeat(10_000),
  "가".repeat(3000),
  "__proto__",
  "constructor",
  "toString",
  "01055556666",
  "07012341234",
  "+82 10-5555-6666",
  "0101111222",
  "completed",
  "2026-13-45T99:00:00Z",
  "2026-02-30",
  "https://example.com/a.png",
  "https://",
  "javascript:alert(1)",
  "http://[::1",
  "../../etc/passwd",
  "%00",
  "NaN",
  "-1",
  "1e999",
  "null",
  "[]",
  "{}",
];

/** Names that every object has, and others that nobody expects. */
const keys: readonly string[] = [
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "toString",
  "",
  "a.b",
  "To",
  "x y",
];

/** A text that nobody asked for. */
export function junkText(dice: Random): string {
  return dice.pick(texts);
}

/** A value of any kind that JSON can hold, as its text. */
export function junkJson(dice: Random, depth = 0): string {
  switch (dice.below(depth > 3 ? 6 : 10)) {
    case 0:
      return "null";
    case 1:
      return dice.pick(["true", "false"]);
    case 2:
      return dice.pick(["0", "-0", "-1", "1.5", "1e308", "1e999", "9007199254740993", "2147483648", "101", "70000"]);
    case 3:
    case 4:
    case 5:
      return JSON.stringify(junkText(dice));
    case 6:
      return `[${many(dice, () => junkJson(dice, depth + 1))}]`;
    case 7:
    case 8:
      return `{${many(dice, () => `${JSON.stringify(dice.pick(keys))}:${junkJson(dice, depth + 1)}`)}}`;
    default:
      return deepJson(dice.pick([10, 300, 3000]), dice.once(2));
  }
}

/** JSON that goes down and down. */
export function deepJson(depth: number, isList: boolean): string {
  return isList ? "[".repeat(depth) + "]".repeat(depth) : `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
}

function many(dice: Random, make: () => string): string {
  return Array.from({ length: dice.below(4) }, make).join(",");
}
