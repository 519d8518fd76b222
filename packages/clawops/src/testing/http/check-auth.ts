import type { Operation } from "../../wire/operation.ts";
import { refuse } from "./refusal.ts";

/** Whom the server lets in. */
export interface Account {
  readonly apiKey: string;
  readonly accountId: string;
}

/**
 * Refuses a request without the account's key (401) or with another account in its path (403). The few operations that have
 * a secret of their own are not checked here.
 */
export function checkAuth(
  operation: Operation,
  headers: Headers,
  path: Readonly<Record<string, string>>,
  account: Account,
): void {
  if (operation.auth !== undefined) return;
  const given = headers.get("authorization");
  if (given === null) throw refuse(401, "Missing API key. Send the header Authorization: Bearer <api key>.");
  // The name of a scheme is read in any case (RFC 9110).
  if (given.replace(/^bearer +/i, "Bearer ") !== `Bearer ${account.apiKey}`) throw refuse(401, "Invalid API key.");
  const accountId = path["accountId"];
  if (accountId !== undefined && accountId !== account.accountId) {
    throw refuse(403, `accountId mismatch: the API key does not belong to account ${accountId}.`);
  }
}
