import { inspect } from "node:util";

import { expect, test } from "vitest";

import { rejection, testClient } from "../../test/test-client.ts";
import type { Account } from "../account.ts";

test.each<[string, (client: Account) => Promise<unknown>, string]>([
  ["parameters", (client) => client.sipCredentials.create({} as never), "createSipCredential(): `name` is required"],
  [
    "rules",
    (client) => client.mcpConnections.rotateCredential("MC1", { authType: "bearer" } as never),
    "`secret` is required",
  ],
  [
    "request options",
    (client) => client.webrtc.revokeToken("SC1", "j", { retries: 1 } as never),
    "there is no request option",
  ],
  [
    "values",
    (client) => client.webrtc.createToken("SC1", { x: 1n } as never),
    "the parameters cannot be turned into JSON",
  ],
])("what is wrong with the %s of a method whose name ends like a secret can be read", async (_, call, words) => {
  const error = await rejection(call(testClient("http://127.0.0.1:9").client));
  expect((error as Error).message).toContain(words);
  expect(inspect(error)).toContain(words);
  expect(JSON.stringify(error)).toContain(words);
});
