import { isRecord } from "@pincer/shared/internal";

import { wrongParams } from "./wrong-params.ts";

/**
 * The credential of an MCP connection: a `secret` unless there is no authorization, a `headerName` for an API key alone.
 *
 * @throws {ClawOpsError} where they do not fit `authType`
 */
export function checkCredential(operation: string, params: unknown): void {
  if (!isRecord(params)) return;
  const { authType = "none", secret, headerName } = params;
  if (authType !== "none" && secret === undefined)
    throw wrongParams(operation, '`secret` is required unless `authType` is "none"');
  if (authType === "none" && secret !== undefined)
    throw wrongParams(operation, '`secret` needs an `authType`: "bearer" or "api_key"');
  if (headerName !== undefined && authType !== "api_key")
    throw wrongParams(operation, '`headerName` goes with `authType: "api_key"` only');
}
