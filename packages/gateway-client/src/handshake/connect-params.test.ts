import { expect, test } from "vitest";

import { connectParams } from "./connect-params.ts";

const settings = {
  clientInfo: { id: "gateway-client", mode: "backend", version: "1", platform: "linux" },
  role: "operator",
  scopes: ["operator.read"],
  protocol: { min: 3, max: 4 },
} as const;
const challenge = { nonce: "n", ts: 1, capabilities: undefined };

test.each([
  ["protocol 3", undefined, { token: "d" }],
  ["protocol 4", [], { deviceToken: "d" }],
])("a device token is given by the name that %s takes", (_version, capabilities, auth) => {
  expect(connectParams(settings, { deviceToken: "d" }, { ...challenge, capabilities })).toMatchObject({ auth });
});

test("without credentials there is no auth at all", () => {
  expect(connectParams(settings, {}, challenge)).not.toHaveProperty("auth");
});
