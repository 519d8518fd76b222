import { expect, onTestFinished, test, vi } from "vitest";

import { PLANTED_SIGNING_KEY } from "../../test/canaries.ts";
import { WebhookVerificationError } from "../errors/webhook-verification-error.ts";
import { referenceSignature } from "./test/reference-signature.ts";
import type { VerifyWebhookOptions } from "./verify-options.ts";
import { verifyWebhook } from "./verify-webhook.ts";

const signingKey = PLANTED_SIGNING_KEY;
const url = "https://example.com/hook?tenant=7";
const params = { MessageId: "MG1", Status: "received", Body: "안녕 😀", From: "01012345678" };
const good = { url, params, signature: referenceSignature(url, params, signingKey), signingKey };

/** What a bad variant of the good webhook is refused with. */
async function refusal(change: Partial<VerifyWebhookOptions>): Promise<WebhookVerificationError> {
  const outcome: unknown = await verifyWebhook({ ...good, ...change }).catch((thrown: unknown) => thrown);
  if (!WebhookVerificationError.isInstance(outcome)) throw new Error(`not refused: ${String(outcome)}`);
  return outcome;
}

test("a genuine webhook resolves with true", async () => {
  await expect(verifyWebhook(good)).resolves.toBe(true);
});

test("fields may come as pairs too: URLSearchParams, FormData, Map", async () => {
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) form.append(name, value);
  for (const pairs of [new URLSearchParams(params), form, new Map(Object.entries(params))])
    await expect(verifyWebhook({ ...good, params: pairs })).resolves.toBe(true);
});

test("every changed byte of the signature fails", async () => {
  const bytes = Uint8Array.from(atob(good.signature), (char) => char.charCodeAt(0));
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = bytes.map((byte, at) => (at === index ? byte ^ 1 : byte));
    const error = await refusal({ signature: btoa(String.fromCharCode(...changed)), explain: false });
    expect(error.message).toBe("The X-Signature does not match.");
  }
});

test("another spelling of the same 32 bytes fails", async () => {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const last = alphabet.indexOf(good.signature.charAt(42));
  for (const low of [1, 2, 3]) {
    const signature = `${good.signature.slice(0, 42)}${alphabet.charAt(last + low)}=`;
    expect(atob(signature)).toBe(atob(good.signature));
    await refusal({ signature });
  }
});

test("during a change of keys any of them verifies, wherever it stands in the list", async () => {
  for (const keys of [
    [signingKey, "new"],
    ["new", signingKey],
    [undefined, "a", signingKey, ""],
  ])
    await expect(verifyWebhook({ ...good, signingKey: keys })).resolves.toBe(true);
  await expect(refusal({ signingKey: ["new", "newer"] })).resolves.toMatchObject({ kind: "verification" });
});

test("a key is still right after hundreds of others", async () => {
  const others = Array.from({ length: 250 }, (_, index) => `other ${index}`);
  for (const other of others) await refusal({ signingKey: other, explain: false });
  await expect(verifyWebhook(good)).resolves.toBe(true);
});

test.each([
  ["no header", { signature: undefined }, "The header X-Signature is missing"],
  ["an empty header", { signature: "" }, "The header X-Signature is missing"],
  ["no header as Headers give it", { signature: null }, "The header X-Signature is missing"],
  ["two headers", { signature: [good.signature, good.signature] }, "There is more than one X-Signature."],
  ["whitespace", { signature: ` ${good.signature}` }, "there is whitespace around it"],
  ["hexadecimal", { signature: "0".repeat(64) }, "it has 64 characters and not 44"],
  ["base64url", { signature: `${"-_".repeat(21)}A=` }, "it has other characters"],
])("a signature that cannot be one is told: %s", async (_, change, words) => {
  const error = await refusal(change);
  expect(error.message).toContain(words);
  expect(error.kind).toBe("verification");
});

test.each([
  ["no key", { signingKey: undefined }],
  ["an empty key", { signingKey: "" }],
  ["no key in the list", { signingKey: [] }],
  ["only empty keys in the list", { signingKey: [undefined, ""] }],
  ["a key that is no text", { signingKey: 5 as never }],
])("without a key nothing verifies: %s", async (_, change) => {
  const error = await refusal(change);
  expect(error.message).toContain("`signingKey` must be the account's signing key");
  expect(error.kind).toBe("invalid-argument");
});

test.each([
  ["text", { params: "a=1" as never }, "`params` must be the fields of the form"],
  ["nothing", { params: undefined as never }, "`params` must be the fields of the form"],
  ["a number as value", { params: { A: 1 } as never }, 'The field "A" is not a string'],
  ["an object as value", { params: { A: { b: "c" } } as never }, 'The field "A" is not a string'],
  ["a list as value", { params: { A: ["1", "2"] } as never }, 'The field "A" is there more than once'],
  ["a name twice", { params: new URLSearchParams("A=1&A=1") }, 'The field "A" is there more than once'],
  ["no pairs", { params: [null, 5] as never }, 'The field "undefined" is not a string'],
  ["a path as URL", { url: "/hook" }, "There is no absolute URL"],
  ["no URL", { url: undefined as never }, "There is no absolute URL"],
])("wrong arguments are told: %s", async (_, change, words) => {
  expect((await refusal(change)).message).toContain(words);
});

test("a field named __proto__ is one like the others", async () => {
  const odd: Record<string, string> = JSON.parse('{ "__proto__": "x", "constructor": "y" }');
  const signature = referenceSignature(url, odd, signingKey);
  await expect(verifyWebhook({ ...good, params: odd, signature })).resolves.toBe(true);
  await refusal({ params: {}, signature });
});

test("where there is no WebCrypto it says so", async () => {
  vi.stubGlobal("crypto", {});
  onTestFinished(() => void vi.unstubAllGlobals());
  const error = await refusal({});
  expect(error.kind).toBe("unsupported");
  expect(error.message).toContain("A web page has it under https only");
});

test.each([undefined, null, "https://example.com/hook"])(
  "called with %s for options it says what is missing",
  async (options) => {
    const error = await verifyWebhook(options as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(error).toMatchObject({ kind: "invalid-argument" });
  },
);
