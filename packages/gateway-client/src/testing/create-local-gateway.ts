import { GatewayError } from "../errors/gateway-error.ts";
import { checkFault, checkTimes } from "./check-fault.ts";
import { checkOptions } from "./check-options.ts";
import { createWorld } from "./create-world.ts";
import { Listener } from "./listener.ts";
import type { ListeningGateway, LocalGateway, LocalGatewayConnection, LocalGatewayOptions } from "./local-gateway.ts";
import { stopRun } from "./runs/stop-run.ts";

/**
 * Makes a gateway in this process: a real WebSocket server that speaks the protocol of OpenClaw (4) or Clawdbot (3), keeps
 * sessions and paired devices in memory, and can be told to fail. For tests and demonstrations; it has no model, what it says
 * is `reply`.
 *
 * @example
 * await using gateway = createLocalGateway({ token: "secret" });
 * const { url } = await gateway.listen();
 *
 * @throws GatewayError for a wrong option
 */
export function createLocalGateway(options: LocalGatewayOptions): LocalGateway {
  const world = createWorld(checkOptions(options));
  let listener: Promise<Listener> | undefined;
  let open: Listener | undefined;
  let closing: Promise<void> | undefined;

  async function listen({ port = 0 }: { readonly port?: number } = {}): Promise<ListeningGateway> {
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new GatewayError("listen({ port }): port must be a whole number from 0 to 65535.", {
        kind: "invalid-argument",
      });
    }
    await closing;
    if (listener !== undefined) throw new GatewayError("The local gateway listens already.", { kind: "configuration" });
    world.restart();
    listener = Listener.open(port, world);
    try {
      open = await listener;
      world.listensOn(open.url);
    } catch (error) {
      listener = undefined;
      throw error;
    }
    return { url: open.url, port: open.port, close };
  }

  function close(): Promise<void> {
    closing ??= end().finally(() => {
      closing = undefined;
    });
    return closing;
  }

  async function end(): Promise<void> {
    const opened = await listener?.catch(() => undefined);
    open = undefined;
    await opened?.close();
    world.cancelLater();
    for (const run of world.runs.active) stopRun(run, "restart", world);
    await world.runs.end();
    for (const tally of [world.connected, world.disconnected, world.requests]) tally.end();
    listener = undefined;
  }

  return {
    listen,
    close,
    get url() {
      if (open !== undefined) return open.url;
      const steps = ["Call `await gateway.listen()` first."];
      throw new GatewayError("The local gateway does not listen, so it has no url.", { kind: "configuration", steps });
    },
    get connections() {
      return world.hub.ready.flatMap(({ granted }): LocalGatewayConnection[] =>
        granted === undefined ? [] : [granted],
      );
    },
    get frames() {
      return world.log.frames;
    },
    async disconnectAll(code = 1012, reason = code === 1012 ? "service restart" : "") {
      checkCloseCode(code);
      await open?.disconnectAll(code, reason);
    },
    fail: (fault, { times } = {}) => world.faults.add(checkFault(fault), checkTimes(times)),
    waitForConnection: (waitOptions) => world.connected.wait(waitOptions),
    waitForDisconnect: (waitOptions) => world.disconnected.wait(waitOptions),
    waitForRequest: (method, waitOptions) =>
      world.requests.of(method).wait(waitOptions, () => `; received so far: ${world.requests.toString() || "nothing"}`),
    [Symbol.asyncDispose]: close,
  };
}

/** The codes that a close frame may carry, and 1006 for none. */
function checkCloseCode(code: number): void {
  const isCode = [1000, 1001, 1002, 1003, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014].includes(code);
  if (isCode || (Number.isInteger(code) && code >= 3000 && code <= 4999)) return;
  throw new GatewayError(`disconnectAll(code): ${code} is no close code; use 1000 to 1014, 3000 to 4999, or 1006.`, {
    kind: "invalid-argument",
  });
}
