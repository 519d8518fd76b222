import { SecretKeeper } from "@pincer/shared/internal";
import { expect, test } from "vitest";

import { errorFromReply } from "./from-reply.ts";

const context = { method: "connect", keeper: new SecretKeeper(), offered: { min: 3, max: 4 } };

test.each([
  ["unauthorized: gateway token missing (provide gateway auth token)", undefined, "GatewayAuthError"],
  ["unauthorized: gateway password missing (…)", undefined, "GatewayAuthError"],
  ["device identity required", "DEVICE_IDENTITY_REQUIRED", "GatewayAuthError"],
  ["device signature expired", "DEVICE_AUTH_SIGNATURE_EXPIRED", "GatewayAuthError"],
  ["origin not allowed (open the Control UI …)", "CONTROL_UI_ORIGIN_NOT_ALLOWED", "GatewayAuthError"],
  ["control ui requires HTTPS or localhost (secure context)", undefined, "GatewayAuthError"],
  ["scopes", "AUTH_SCOPE_MISMATCH", "GatewayAuthError"],
  ["protocol mismatch", undefined, "ProtocolMismatchError"],
  ["pairing required", "PAIRING_REQUIRED", "PairingRequiredError"],
  ["missing scope: operator.write", undefined, "MissingScopeError"],
  ["invalid role", undefined, "GatewayRequestError"],
])("connect refused with %j (%s) is a %s that keeps the gateway's words", (message, code, name) => {
  const details = code === undefined ? undefined : { code };
  const error = errorFromReply({ code: "INVALID_REQUEST", message, details }, context);
  expect(error.name).toBe(name);
  expect(error.message).toContain(message);
  expect(error.retryable).toBe(false);
});

test.each([
  ["INVALID_REQUEST", "invalid-request"],
  ["FORBIDDEN", "permission"],
  ["UNAVAILABLE", "server"],
  ["A_NEW_CODE", "server"],
  [undefined, "server"],
])("a refused request with code %s is of kind %s and keeps the code", (code, kind) => {
  const error = errorFromReply({ message: "no", ...(code && { code }) }, { ...context, method: "health" });
  expect(error).toMatchObject({ name: "GatewayRequestError", kind, code, method: "health", retryable: false });
});

test("words that would mean wrong credentials for connect are the method's own elsewhere", () => {
  const error = errorFromReply(
    { code: "INVALID_REQUEST", message: "unauthorized: no" },
    { ...context, method: "send" },
  );
  expect(error.name).toBe("GatewayRequestError");
});

test("too many wrong tokens may be tried again after the time that the gateway asks for", () => {
  const error = errorFromReply(
    {
      code: "INVALID_REQUEST",
      message: "unauthorized: too many",
      retryable: true,
      retryAfterMs: 300_000,
      details: { code: "AUTH_RATE_LIMITED" },
    },
    context,
  );
  expect(error).toMatchObject({ name: "GatewayAuthError", retryable: true, retryAfterMs: 300_000 });
});

test("a request id that is not an id never gets into the command that a person will run", () => {
  const details = { code: "PAIRING_REQUIRED", requestId: "x; rm -rf /" };
  const error = errorFromReply({ code: "NOT_PAIRED", message: "pairing required", details }, context);
  expect(error).toMatchObject({ requestId: undefined, approveCommand: "openclaw devices list" });
});

test("a secret that the gateway echoes is in neither message nor details", () => {
  const keeper = new SecretKeeper();
  keeper.add("planted-secret");
  const error = errorFromReply(
    { message: "bad planted-secret", details: { got: "planted-secret" } },
    { ...context, keeper },
  );
  expect(JSON.stringify([error.message, error.stack, error.details])).not.toContain("planted-secret");
});
