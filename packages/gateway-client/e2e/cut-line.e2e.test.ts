import { GatewayRunError } from "@pincer/gateway-client";
import { expect, test } from "vitest";

import { rejectionOf } from "../test/support/rejection-of.ts";
import { stateReached } from "../test/support/state-reached.ts";
import { cuttableLine } from "./support/cuttable-line.ts";
import { sharedGateway } from "./support/generation.ts";
import { openClient } from "./support/open-client.ts";
import { newSessionKey } from "./support/session-key.ts";

const words = "one two three four five six seven eight nine ten";

test("a run outlives a cut connection: its text and its result arrive over the next one, and it ran once", async () => {
  const { url, token } = sharedGateway();
  const line = await cuttableLine(url);
  const gateway = openClient({ reconnect: { initialDelay: 50, maxDelay: 200 } }, { url: line.url, token });
  const sessionKey = newSessionKey();
  const run = gateway.agent({ message: `[[slow 300]] [[say ${words}]]`, sessionKey });
  let text = "";
  for await (const delta of run.textStream) {
    if (text === "") {
      const lost = stateReached(gateway, "reconnecting");
      line.cut();
      await lost;
    }
    text += delta;
  }
  expect((await run).text).toBe(words);
  expect(text).toBe(words);
  const history = await gateway.request("chat.history", { sessionKey });
  expect(JSON.stringify(history).match(new RegExp(`"${words}"`, "g"))).toHaveLength(1);
});

test("without reconnect a cut connection makes the run reject as lost", async () => {
  const { url, token } = sharedGateway();
  const line = await cuttableLine(url);
  const gateway = openClient({ reconnect: false }, { url: line.url, token });
  const run = gateway.agent({ message: `[[slow 300]] [[say ${words}]]`, sessionKey: newSessionKey() });
  const rejection = rejectionOf(run);
  for await (const delta of run.textStream) if (delta !== "") break;
  line.cut();
  const error = await rejection;
  expect(error).toBeInstanceOf(GatewayRunError);
  expect(error).toMatchObject({ status: "lost", partialText: expect.stringMatching(/^one/) });
  await expect(gateway.closed).resolves.toBeDefined();
});
