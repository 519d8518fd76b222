import {
  assert,
  asyncProperty,
  constantFrom,
  dictionary,
  nat,
  property,
  string,
  webUrl,
  type Arbitrary,
} from "fast-check";
import { expect, test } from "vitest";

import { readFields, signedBytes } from "./form-fields.ts";
import { signWebhook, signWebhookRequest } from "./sign-webhook.ts";
import { referenceSignature } from "./test/reference-signature.ts";
import { unwrapWebhook } from "./unwrap-webhook.ts";
import { verifyWebhook } from "./verify-webhook.ts";

const text: Arbitrary<string> = string({ unit: "binary" });
const params: Arbitrary<Record<string, string>> = dictionary(text, text, { maxKeys: 8, noNullPrototype: true });
const signingKey: Arbitrary<string> = string({ unit: "binary", minLength: 1 });
const url: Arbitrary<string> = webUrl({ withQueryParameters: true });

test("signing is the documented recipe, whatever the fields and the key are", async () => {
  await assert(
    asyncProperty(url, params, signingKey, async (url, params, signingKey) => {
      const signature = await signWebhook({ url, params, signingKey });
      expect(signature).toBe(referenceSignature(url, params, signingKey));
    }),
  );
});

test("the order in which fields are given does not matter", () => {
  assert(
    property(params, (params) => {
      const reversed = Object.fromEntries(Object.entries(params).toReversed());
      expect(signedBytes("", readFields(reversed))).toEqual(signedBytes("", readFields(params)));
    }),
  );
});

test("what was signed verifies; with a field changed it does not", async () => {
  await assert(
    asyncProperty(url, params, signingKey, text, async (url, params, signingKey, other) => {
      const signature = await signWebhook({ url, params, signingKey });
      await expect(verifyWebhook({ url, params, signature, signingKey })).resolves.toBe(true);
      const changed = { ...params, Extra: `${params["Extra"] ?? ""}${other}x` };
      const verified = verifyWebhook({ url, params: changed, signature, signingKey, explain: false });
      await expect(verified).rejects.toThrow("does not match");
    }),
  );
});

test("what was signed and sent as a form is read back as it was", async () => {
  await assert(
    asyncProperty(url, params, signingKey, async (url, params, signingKey) => {
      const form = await signWebhookRequest({ url, params, signingKey });
      const { raw } = await unwrapWebhook({ url, ...form }, { signingKey });
      expect(new Map(Object.entries(raw))).toEqual(new Map(Object.entries(params)));
    }),
  );
});

test("a changed byte of the body is never read", async () => {
  const url = "https://example.com/";
  const signingKey = "key";
  const form = await signWebhookRequest({ url, params: { CallId: "CA1", Body: "안녕" }, signingKey });
  await assert(
    asyncProperty(nat(form.body.length - 1), constantFrom("&", "=", "%", "+", "0", "a", "Z"), async (at, char) => {
      const body = form.body.slice(0, at) + char + form.body.slice(at + 1);
      // The same fields in another spelling (%c3 for %C3) are the same fields.
      const isSame = new URLSearchParams(body).toString() === form.body;
      const read = unwrapWebhook({ method: "POST", url, headers: form.headers, body }, { signingKey, explain: false });
      const isRead = await read.then(
        () => true,
        () => false,
      );
      expect(isRead).toBe(isSame);
    }),
  );
});
