import { inspect, stripVTControlCharacters } from "node:util";

/** The key of every test client: it must never be seen anywhere but in the `authorization` header. */
export const PLANTED_KEY = "sk_planted_Zx81kk20";

/** The signing key of webhooks in tests. */
export const PLANTED_SIGNING_KEY = "whsec_planted_Qp77vv31";

/** The bearer of operations that do not take the account's key, such as an enrollment token. */
export const PLANTED_TOKEN = "tok_planted_Lm53rr94";

/** What somebody types on a phone: a card number, a birth date. */
export const PLANTED_DIGITS = "4815162342108";

/** What must not be seen: the part of each that no cut and no prefix can hide. */
const canaries = ["planted_Zx81", "planted_Qp77", "planted_Lm53", PLANTED_DIGITS];

/** The planted secrets that a text shows. Colours in it do not hide them. */
export function canariesIn(text: string): string[] {
  const plain = stripVTControlCharacters(text);
  return canaries.filter((canary) => plain.includes(canary));
}

/** A value in every way in which people look at one. */
export function picturesOf(value: unknown): string {
  const pictures = [String(value), inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value)];
  for (let error = value, depth = 0; error instanceof Error && depth < 10; error = error.cause, depth += 1)
    pictures.push(error.message, error.stack ?? "", JSON.stringify(Object.entries(error)));
  return pictures.join("\n");
}
