import { GatewayError } from "../errors/gateway-error.ts";
import { checkFault, checkTimes } from "./check-fault.ts";
import { checkOptions } from "./check-options.ts";
import { createWorld } from "./create-world.ts";
import { Lifecycle } from "./lifecycle.ts";
import type {
  ListeningGateway,
  LocalGateway,
  LocalGatewayConnection,
  LocalGatewayOptions,
  RestartOptions,
} from "./local-gateway.ts";

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
  const lifecycle = new Lifecycle(world);

  async function listen({ port = 0 }: { readonly port?: number } = {}): Promise<ListeningGateway> {
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw wrongArgument("listen({ port }): port must be a whole number from 0 to 65535.");
    }
    const { url, port: taken } = await lifecycle.listen(port);
    return { url, port: taken, close };
  }

  async function close({ drain = false }: { readonly drain?: boolean } = {}): Promise<void> {
    await lifecycle.close(drain);
  }

  async function restart(given: RestartOptions = {}): Promise<void> {
    const { downMs = 0, inProcess = false } = given;
    if (inProcess && world.protocol !== 3) {
      throw wrongArgument("restart({ inProcess }) is what the gateway of protocol 3 can.");
    }
    if (!Number.isFinite(downMs) || downMs < 0) {
      throw wrongArgument("restart({ downMs }): downMs must be a number of milliseconds from 0 up.");
    }
    await lifecycle.restart(given);
  }

  return {
    listen,
    close,
    restart,
    get url() {
      if (lifecycle.url !== undefined) return lifecycle.url;
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
      await lifecycle.open?.disconnectAll(code, reason);
    },
    fail: (fault, { times } = {}) => world.faults.add(checkFault(fault), checkTimes(times)),
    waitForConnection: (waitOptions) => world.connected.wait(waitOptions),
    waitForDisconnect: (waitOptions) => world.disconnected.wait(waitOptions),
    waitForRequest: (method, waitOptions) =>
      world.requests.of(method).wait(waitOptions, () => `; received so far: ${world.requests.toString() || "nothing"}`),
    [Symbol.asyncDispose]: () => close(),
  };
}

/** The codes that a close frame may carry, and 1006 for none. */
function checkCloseCode(code: number): void {
  const isCode = [1000, 1001, 1002, 1003, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014].includes(code);
  if (isCode || (Number.isInteger(code) && code >= 3000 && code <= 4999)) return;
  throw wrongArgument(`disconnectAll(code): ${code} is no close code; use 1000 to 1014, 3000 to 4999, or 1006.`);
}

function wrongArgument(message: string): GatewayError {
  return new GatewayError(message, { kind: "invalid-argument" });
}
