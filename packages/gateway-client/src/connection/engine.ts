import type { CheckedOptions } from "../options/check-options.ts";
import { readOptions } from "../options/read-options.ts";
import { Connection } from "./connection.ts";
import type { GatewayBus } from "./gateway-bus.ts";

/** Makes what connects, from the options of a client. It is loaded when a client is first asked for something. */
export function startEngine(options: CheckedOptions, bus: GatewayBus): Connection {
  return new Connection(readOptions(options), bus);
}
