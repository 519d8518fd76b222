import { loadPart } from "../common.ts";
import type { Greeting } from "../connection/greeting.ts";
import type { GatewayState } from "../connection/state.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { Call } from "../rpc/call.ts";

/** The part of a connection that is used. */
interface Line {
  readonly state: GatewayState;
  readonly greeting: Greeting | undefined;
  call(call: Call): Promise<ResponseFrame>;
}

/**
 * Calls a method that came with protocol 4. Whether the gateway has it is decided when it would be sent, by the hello of the
 * connection that it would be sent over.
 */
export async function callNewer(connection: Line, call: Call): Promise<ResponseFrame> {
  const tooOld = new Error("The gateway is too old."); // the one that says more is loaded when it is needed
  let protocol = 4;
  const refusal = (): Error | undefined => {
    protocol = (connection.state === "ready" && connection.greeting?.hello.protocol) || 4;
    return protocol < 4 ? tooOld : undefined;
  };
  try {
    return await connection.call({ ...call, refusal });
  } catch (error) {
    if (error !== tooOld) throw error;
    const { missingMethod } = await loadPart(import("./missing-method.ts"));
    throw missingMethod(call.method, protocol);
  }
}
