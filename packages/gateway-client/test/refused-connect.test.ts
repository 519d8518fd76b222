import { readdirSync, readFileSync } from "node:fs";

import { redact } from "@pincer/shared";
import { expect, test } from "vitest";

import type { GatewayClientOptions, GatewayError } from "../src/index.ts";
import { clientOf } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";

const hourMs = 3_600_000;

interface Refusal {
  readonly message: string;
  readonly code?: string;
  readonly details?: Record<string, unknown>;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
}

/** The error of a client whose connect is refused like this by a gateway of this generation. */
async function refusedWith(
  error: Refusal,
  options: GatewayClientOptions & { readonly generation?: 3 | 4; readonly ts?: number } = {},
): Promise<GatewayError> {
  const { generation = error.details === undefined ? 3 : 4, ts = Date.now(), ...rest } = options;
  const { url } = await scriptedGateway(async (gateway) => {
    const capabilities = generation === 4 ? { capabilities: [] } : {};
    gateway.event("connect.challenge", { nonce: "nonce-1", ts, ...capabilities });
    const request = await gateway.next("connect");
    gateway.refuse(request, { code: "INVALID_REQUEST", ...error });
    gateway.socket.close(1008, error.message.slice(0, 100));
  });
  const client = clientOf(url, rest);
  const rejection = (await rejectionOf(client.connect())) as GatewayError;
  expect(rejection.message).toContain(url);
  // What looks like a secret would be cut out where the error is logged.
  expect(redact(rejection.message)).toBe(rejection.message);
  return rejection;
}

const constant = "must be equal to constant; at /client/id: must match a schema in anyOf";
const prefix = "invalid connect params: at ";

test.each([
  [
    3,
    `${prefix}/client/id: ${constant}`,
    { id: "my-app" },
    ["`clientInfo.id`", '"my-app"', "clawdbot-macos", "gateway-client"],
  ],
  [
    4,
    `${prefix}/client/id: must be equal to one of the allowed values`,
    { id: "my-app" },
    ['"my-app"', "openclaw-tui"],
  ],
  [
    3,
    `${prefix}/client/mode: must be equal to constant`,
    { mode: "operator" },
    ["`clientInfo.mode`", '"operator"', "backend"],
  ],
  [4, `${prefix}/client/mode: must be equal to one of the allowed values`, { mode: "operator" }, ["worker"]],
  [3, `${prefix}/client: must have required property 'version'`, {}, ["`clientInfo`", "version"]],
  [4, `${prefix}/client/displayName: must be string`, {}, ["`clientInfo.displayName`", "must be string"]],
  [4, `${prefix}root: unexpected property 'extraThing'`, {}, ["extraThing", "protocol 4"]],
  [3, `${prefix}/auth: unexpected property 'deviceToken'`, {}, ["`deviceToken`", "protocol 3"]],
  [4, `${prefix}/device: must have required property 'nonce'`, {}, ["`device`", "nonce"]],
  [4, `${prefix}/device/nonce: must not have fewer than 1 characters`, {}, ["`device`"]],
  [4, `${prefix}/scopes/0: must be string`, {}, ["`scopes`"]],
  [3, `${prefix}/maxProtocol: must be integer`, {}, ["`protocol`"]],
  [4, "invalid connect params", {}, ["`clientInfo`"]],
] as const)("protocol %i, %s: the option and what may be in it", async (generation, message, clientInfo, words) => {
  const error = await refusedWith({ message }, { generation, clientInfo });
  expect(error).toMatchObject({ problem: "invalid-params", retryable: false });
  for (const word of words) expect(error.message).toContain(word);
  expect(error.message.includes("openclaw-")).toBe(generation === 4 && message.includes("/client/id"));
});

const mismatch = { code: "AUTH_TOKEN_MISMATCH" };

test.each([
  ["unauthorized: gateway token mismatch (…)", undefined, {}, "token-wrong", ["gateway.auth.token", "clawdbot.json"]],
  [
    "unauthorized: gateway token mismatch (…)",
    mismatch,
    {},
    "token-wrong",
    ["OPENCLAW_GATEWAY_TOKEN", "openclaw.json"],
  ],
  ["unauthorized: gateway token missing (…)", undefined, { token: undefined }, "token-missing", ["`token`"]],
  [
    "unauthorized: gateway password missing (…)",
    undefined,
    {},
    "password-missing",
    ["`password`", 'is "password"', "`token` option was given"],
  ],
  [
    "unauthorized: gateway token mismatch (…)",
    mismatch,
    { token: undefined, password: "pass-word-1" },
    "token-wrong",
    ['is "token"', "`password` option was given"],
  ],
  [
    "unauthorized: gateway password mismatch (…)",
    { code: "AUTH_PASSWORD_MISMATCH" },
    { token: undefined, password: "pass-word-1" },
    "password-wrong",
    ["gateway.auth.password"],
  ],
  [
    "unauthorized: gateway token mismatch (…)",
    { ...mismatch, canRetryWithDeviceToken: true },
    { token: undefined, deviceToken: "device-token-1" },
    "token-wrong",
    ["device token is not"],
  ],
  [
    "unauthorized: device token scope mismatch (…)",
    { code: "AUTH_SCOPE_MISMATCH" },
    {},
    "device-token-scopes",
    ["fewer", "`scopes`"].slice(1),
  ],
  ["device identity required", undefined, { token: undefined }, "token-missing", ["`token`"]],
  [
    "device identity required",
    { code: "DEVICE_IDENTITY_REQUIRED" },
    { role: "node" },
    "device-required",
    ["`device: true`"],
  ],
  [
    "device identity required",
    undefined,
    { token: undefined, password: "pass-word-1" },
    "token-missing",
    ["`device: true`", "give `token` and not `password`"],
  ],
  ["control ui requires HTTPS or localhost (secure context)", undefined, {}, "device-required", ["https://"]],
  ["device signature invalid", undefined, {}, "device-refused", ["clawdbot devices list"]],
  [
    "device identity mismatch",
    { code: "DEVICE_AUTH_DEVICE_ID_MISMATCH" },
    {},
    "device-refused",
    ["openclaw devices list"],
  ],
  ["device nonce required", undefined, {}, "device-refused", ["devices list"]],
  ["invalid role", undefined, { role: "boss" }, "invalid-params", ["`role`", "operator"]],
  ["something new", undefined, {}, "refused", ["something new"]],
] as const)("%s %o with %o is %s", async (message, details, options, problem, words) => {
  const error = await refusedWith({ message, ...(details && { details }) }, options);
  expect(error).toMatchObject({ problem, retryable: false, code: "INVALID_REQUEST" });
  for (const word of words) expect(error.message).toContain(word);
});

test("a client that is locked out is told how long, and that retrying can help", async () => {
  const message = "unauthorized: too many failed authentication attempts (retry later)";
  const details = { code: "AUTH_RATE_LIMITED" };
  const error = await refusedWith({ message, details, retryable: true, retryAfterMs: 299_992 });
  expect(error).toMatchObject({ problem: "rate-limited", retryable: true, retryAfterMs: 299_992 });
  expect(error.message).toContain("Wait 300 s");
});

test("a gateway that starts, and one that restarts, may be tried again", async () => {
  const starting = {
    code: "UNAVAILABLE",
    message: "gateway starting; retry shortly",
    retryable: true,
    retryAfterMs: 500,
  };
  expect(await refusedWith({ ...starting, details: { reason: "startup-sidecars" } })).toMatchObject({
    problem: "starting",
    retryable: true,
    steps: [expect.stringContaining("500 ms")],
  });
  const restarting = { ...starting, message: "connect unavailable during gateway restart" };
  expect(await refusedWith(restarting)).toMatchObject({ problem: "restarting", retryable: true });
});

test.each([
  ["https://app.example", ['allowedOrigins: ["https://app.example"]', "openclaw.json"]],
  ["null", ["has no origin"]],
  [undefined, ["must have an Origin", '"webchat-ui"']],
])("an origin %s that is not let in says what to change", async (origin, words) => {
  const error = await refusedWith(
    { message: "origin not allowed (…)", details: { code: "CONTROL_UI_ORIGIN_NOT_ALLOWED" } },
    { clientInfo: { id: "webchat-ui", mode: "webchat" }, ...(origin && { headers: { Origin: origin } }) },
  );
  expect(error).toMatchObject({ name: "GatewayAuthError", problem: "origin-refused", retryable: false });
  for (const word of words) expect(error.message).toContain(word);
});

const requestId = "d8f856d9-8da1-4fc0-8bd4-9e7d3da32652";

test.each([
  ["not-paired", "does not know this device"],
  ["scope-upgrade", "not for all `scopes`"],
  ["role-upgrade", "not for this `role`"],
  ["metadata-upgrade", "platform"],
  ["some-day", "openclaw devices approve"],
])("pairing because of %s says so, and the command", async (reason, words) => {
  const details = { code: "PAIRING_REQUIRED", reason, requestId };
  const error = await refusedWith({ code: "NOT_PAIRED", message: "pairing required: device …", details });
  expect(error).toMatchObject({ name: "PairingRequiredError", problem: "pairing-required", requestId });
  expect(error.message).toContain(words);
  expect(error.message).toContain(`\`openclaw devices approve ${requestId}\``);
});

test("pairing at an older gateway has its own command", async () => {
  const error = await refusedWith({ code: "NOT_PAIRED", message: "pairing required", details: { requestId } });
  expect(error.message).toContain(`\`clawdbot devices approve ${requestId}\``);
});

test.each([
  [-hourMs, "60 min ahead of"],
  [90_000, "90 s behind"],
  [72 * hourMs, "72 h behind"],
])("a signature that is too old says by how much the clocks differ (%i ms)", async (skewMs, words) => {
  const details = { code: "DEVICE_AUTH_SIGNATURE_EXPIRED", reason: "device-signature-stale" };
  const error = await refusedWith({ message: "device signature expired", details }, { ts: Date.now() + skewMs });
  expect(error).toMatchObject({ problem: "clock-skew", retryable: false });
  expect(error.message).toContain(words);
});

test("a page that is older than its gateway is told to reload", async () => {
  const error = await refusedWith({
    code: "UNAVAILABLE",
    message: "protocol mismatch: Control UI updated; reload this page to continue",
    retryable: false,
    details: { code: "PROTOCOL_MISMATCH", reloadRequired: true },
  });
  expect(error).toMatchObject({ problem: "page-outdated", steps: ["Reload the page."] });
});

const recordings = new URL("transcripts/", import.meta.url);
const refusals = readdirSync(recordings).flatMap((file) => {
  const lines: Array<{ dir: string; frame?: { type?: string; id?: string; ok?: boolean; error?: Refusal } }> =
    JSON.parse(readFileSync(new URL(file, recordings), "utf8"));
  const [answer] = lines.filter(({ dir, frame }) => dir === "in" && frame?.type === "res");
  return answer?.frame?.ok === false && answer.frame.error ? [{ file, error: answer.frame.error }] : [];
});

test("every refusal that was recorded has a cause and something to do", async () => {
  expect(refusals.length).toBeGreaterThan(5);
  for (const { file, error } of refusals) {
    const generation = file.includes(".v3.") ? 3 : 4;
    const { problem, steps } = await refusedWith(error, { generation });
    if (error.message.startsWith("invalid handshake")) continue;
    expect({ file, problem }).not.toEqual({ file, problem: "refused" });
    expect({ file, steps: steps.length > 0 }).toEqual({ file, steps: true });
  }
});
