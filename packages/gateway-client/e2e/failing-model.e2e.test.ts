import { GatewayRunError } from "@pincer/gateway-client";
import { expect, test } from "vitest";

import { everythingPrinted } from "../test/support/everything-printed.ts";
import { rejectionOf } from "../test/support/rejection-of.ts";
import { FAILING_MODEL } from "./real-gateway/gateway-config.ts";
import { differences } from "./support/differences.ts";
import { sharedGateway } from "./support/generation.ts";
import { openClient } from "./support/open-client.ts";
import { newSessionKey } from "./support/session-key.ts";

test("a model that refuses its key makes the run reject as error, and the connection lives on", async () => {
  const gateway = openClient();
  const run = gateway.agent({ message: "[[fail401]]", sessionKey: newSessionKey(), model: FAILING_MODEL });
  const { runId } = await run.accepted;
  const error = await rejectionOf(run);
  expect(error).toBeInstanceOf(GatewayRunError);
  expect(error).toMatchObject({ status: "error", runId });
  expect(error).toHaveProperty("code", differences.failedRunCode);
  expect(String(error)).toContain("401");
  expect(everythingPrinted(error)).not.toContain(sharedGateway().token);
  expect(gateway.state).toBe("ready");
  await expect(gateway.sessions.list({ limit: 1 })).resolves.toHaveProperty("sessions");
});
