import { expect, test } from "vitest";

import type { Logger } from "../src/index.ts";
import { clientOf, quickly } from "./helpers.ts";
import { scriptedGateway } from "./scripted-gateway.ts";
import { everythingPrinted } from "./support/everything-printed.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { recordedHello } from "./transcript.ts";

const secret = "planted-secret-1234";

test("a planted secret is in no error, log line, reason or picture, whatever the gateway echoes", async () => {
  const { url } = await scriptedGateway(async (gateway, index) => {
    if (index === 0) {
      gateway.challenge();
      gateway.refuse(await gateway.next("connect"), {
        code: "INVALID_REQUEST",
        message: `unauthorized: ${secret} is wrong`,
        details: { code: "AUTH_TOKEN_MISMATCH", got: [secret] },
      });
      return;
    }
    await gateway.greet(4, { auth: { ...recordedHello(4).auth, scopes: [], deviceToken: `device-${secret}` } });
    gateway.send(`garbage ${secret}`);
    gateway.refuse(await gateway.next("health"), {
      code: `X-${secret}`,
      message: `no ${secret}`,
      details: { [secret]: secret },
    });
    const run = await gateway.next("agent");
    const runId = run.params["idempotencyKey"];
    gateway.answer(run, { runId, status: "accepted" });
    gateway.event("agent", { runId, stream: "assistant", data: { delta: `say ${secret}` } });
    gateway.refuse(run, { code: secret, message: `failed with ${secret}` }, { runId, status: "error" });
    await gateway.next("last");
    gateway.socket.close(4001, `bye ${secret}`);
  });
  const lines: unknown[] = [];
  const line = (...parts: unknown[]): void => void lines.push(parts);
  const logger: Logger = { debug: line, info: line, warn: line, error: line };
  const client = clientOf(url, { token: secret, reconnect: quickly, logger, logLevel: "debug" });
  client.on("hello", () => {
    throw new Error(`listener ${secret}`);
  });
  const seen: unknown[] = [await rejectionOf(client.connect())];
  await client.connect();
  seen.push(await rejectionOf(client.request("health")));
  seen.push(await rejectionOf(client.agent({ message: "x" })));
  const unwilling = {
    toJSON: () => {
      throw new Error(`no JSON of ${secret}`);
    },
  };
  seen.push(await rejectionOf(client.request("x", { unwilling })));
  seen.push(await rejectionOf(client.request("last")));
  seen.push(await client.closed, await client.diagnose(), client, lines);
  expect(lines.length).toBeGreaterThan(1);
  for (const thing of seen) expect(everythingPrinted(thing)).not.toContain(secret);
});

test("what a function throws is the cause, without the secret that it shows", async () => {
  const client = clientOf("ws://127.0.0.1:1", {
    token: secret,
    password: () => {
      throw new Error(`could not read ${secret}`);
    },
  });
  expect(everythingPrinted(await rejectionOf(client.connect()))).not.toContain(secret);
});

test("a secret that only its own function knows is not shown where the `url` function throws it", async () => {
  const client = clientOf("", {
    token: async () => secret,
    url: () => {
      throw new Error(`no address for ${secret}`);
    },
  });
  expect(everythingPrinted(await rejectionOf(client.connect()))).not.toContain(secret);
});
