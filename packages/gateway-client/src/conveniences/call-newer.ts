import type { Connection } from "../connection/connection.ts";
import type { ResponseFrame } from "../protocol/frames.ts";
import type { Call } from "../rpc/call.ts";

/**
 * Calls a method that came with protocol 4. Whether the gateway has it is decided when it would be sent, by the hello of the
 * connection that it would be sent over.
 */
export async function callNewer(connection: Connection, call: Call): Promise<ResponseFrame> {
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
    const { missingMethod } = await import("./missing-method.ts");
    throw missingMethod(call.method, protocol);
  }
}
