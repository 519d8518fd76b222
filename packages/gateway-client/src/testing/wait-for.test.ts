import { describe, expect, test } from "vitest";

import { connected } from "../../test/support/raw-client.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { createLocalGateway } from "./create-local-gateway.ts";

const token = "waiting-token";

describe("waiting", () => {
  test("finds what has happened already and what is still to come", async () => {
    await using gateway = createLocalGateway({ token });
    await gateway.listen();
    const toCome = gateway.waitForConnection({ count: 2 });
    const first = await connected(gateway.url, token);
    expect((await gateway.waitForConnection()).client["id"]).toBe("gateway-client");
    await connected(gateway.url, token);
    expect((await toCome).id).toBe(gateway.connections[1]?.id);
    await first.request("health");
    expect(await gateway.waitForRequest("health")).toMatchObject({ dir: "in", frame: { method: "health" } });
    first.socket.close(1000);
    expect((await gateway.waitForDisconnect()).id).not.toBe(gateway.connections[0]?.id);
  });

  test("gives up after its time and says what was seen instead", async () => {
    await using gateway = createLocalGateway({ token });
    await gateway.listen();
    const client = await connected(gateway.url, token);
    await client.request("health");
    const vain = gateway.waitForRequest("agent", { timeoutMs: 10 });
    await expect(vain).rejects.toThrow(/"agent" request: 0 of 1 seen in 10 ms; received so far: connect 1, health 1/);
    await expect(vain).rejects.toMatchObject({ kind: "timeout" });
  });

  test("rejects with the signal's own reason", async () => {
    await using gateway = createLocalGateway({ token });
    await gateway.listen();
    const controller = new AbortController();
    const waiting = gateway.waitForConnection({ signal: controller.signal });
    const reason = new Error("enough");
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(gateway.waitForConnection({ signal: controller.signal })).rejects.toBe(reason);
  });

  test("ends when the gateway is closed", async () => {
    const gateway = createLocalGateway({ token });
    await gateway.listen();
    const waiting = gateway.waitForConnection({ timeoutMs: 60_000 });
    const seen = waiting.catch((reason: unknown) => reason);
    await gateway.close();
    expect(await seen).toMatchObject({
      kind: "closed",
      message: expect.stringContaining("closed while a connection was waited for"),
    });
  });

  test("refuses a count that is no count", async () => {
    await using gateway = createLocalGateway({ token });
    await expect(gateway.waitForConnection({ count: 0 })).rejects.toThrow(GatewayError);
  });
});
