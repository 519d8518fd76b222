import { expect, test } from "vitest";

import { isSecretName } from "./secret-names.ts";

test.each([
  "token",
  "deviceToken",
  "APIToken",
  "authtoken",
  "access_token",
  "x-api-key",
  "apiKey",
  "apiKeys",
  "SIGNING_KEY",
  "wgPrivateKey",
  "Authorization",
  "proxy-authorization",
  "Set-Cookie",
  "clientSecret",
  "password2",
  "db_passwd",
  "X-ClawOps-Signature",
  "sig",
  "credential",
])("%s holds a secret", (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each([
  "totalTokens",
  "contextTokens",
  "maxTokens",
  "contextTokenBudget",
  "tokenType",
  "key",
  "sessionKey",
  "idempotencyKey",
  "publicKey",
  "wgPubkey",
  "skillKey",
  "credentialId",
  "sipCredentials",
  "authMode",
  "signedAt",
  "secretary",
  "design",
  "",
])("%j does not hold a secret", (name) => {
  expect(isSecretName(name)).toBe(false);
});

test("a megabyte as a name costs no more than reading it", () => {
  for (const part of ["a", "token", "token1", "api_", "1"])
    expect(isSecretName(`${part.repeat(1 << 18)}!`)).toBe(false);
});
