import { createHmac } from "node:crypto";

/** The documented recipe, written down a second time and on Node's own HMAC: the tests compare with it. */
export function referenceSignature(url: string, params: Readonly<Record<string, string>>, signingKey: string): string {
  const codePoints = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);
  const sorted = Object.entries(params).sort(([one], [other]) => {
    const [left, right] = [codePoints(one), codePoints(other)];
    const at = left.findIndex((code, index) => code !== right[index]);
    return at === -1 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
  });
  const hmac = createHmac("sha256", signingKey).update(url);
  for (const [name, value] of sorted) hmac.update(name).update(value);
  return hmac.digest("base64");
}
