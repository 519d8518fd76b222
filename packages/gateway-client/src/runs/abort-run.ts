import { isRecord } from "@pincer/shared/internal";

import type { Connection } from "../connection/connection.ts";
import { errorFromReply } from "../errors/from-reply.ts";

/** Asks the gateway to stop a run. False where it does not know it, or it is over. @throws GatewayRequestError where it refuses */
export async function abortRun(
  connection: Connection,
  params: { readonly sessionKey: string; readonly runId: string },
  timeoutMs: number,
): Promise<boolean> {
  const { error, payload } = await connection.call({ method: "chat.abort", params, timeoutMs });
  if (error !== undefined) throw errorFromReply(error, { method: "chat.abort", keeper: connection.settings.keeper });
  return isRecord(payload) && payload["aborted"] === true;
}
