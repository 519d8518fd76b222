import { expect, test } from "vitest";

import { signedText } from "./signed-text.ts";

const params = {
  minProtocol: 3,
  maxProtocol: 4,
  client: { id: "cli", mode: "cli", version: "1", platform: " Über-Linux ", deviceFamily: "Phone" },
  role: "operator",
  scopes: ["operator.write", "operator.read"],
  caps: [],
  auth: { token: "t0ken", password: "never" },
};
const challenge = { nonce: "n1", ts: 1_700_000_000_123, capabilities: undefined };

test("protocol 3 gets the form v2, with the gateway's own time", () => {
  expect(signedText(params, "id1", challenge)).toEqual({
    text: "v2|id1|cli|cli|operator|operator.write,operator.read|1700000000123|t0ken|n1",
    signedAt: 1_700_000_000_123,
    nonce: "n1",
  });
});

test("protocol 4 gets the form v3, with platform and family in lower case as far as they are ASCII", () => {
  const { text } = signedText(params, "id1", { ...challenge, capabilities: [] });
  expect(text).toBe("v3|id1|cli|cli|operator|operator.write,operator.read|1700000000123|t0ken|n1|Über-linux|phone");
});

test.each([
  [{ deviceToken: "d1" }, "d1"],
  [{ password: "never" }, ""],
  [undefined, ""],
])("the token's place for %j has %j", (auth, slot) => {
  const { auth: _auth, ...rest } = params;
  const { text } = signedText({ ...rest, ...(auth && { auth }) }, "id1", challenge);
  expect(text.split("|")[7]).toBe(slot);
});

test.each([undefined, -1, 1.5, Number.NaN, 2 ** 60])("a challenge with the time %j is signed with our own", (ts) => {
  const before = Date.now();
  const { signedAt } = signedText(params, "id1", { ...challenge, ts });
  expect(signedAt).toBeGreaterThanOrEqual(before);
  expect(Number.isSafeInteger(signedAt)).toBe(true);
});
