import { Account } from "./account.ts";
import type { ClawOpsOptions } from "./client-options.ts";
import { ClawOpsError } from "./errors/claw-ops-error.ts";
import { readOptions } from "./options/read-options.ts";
import { AssignmentSessions } from "./resources/assignment-sessions.ts";
import { Transport } from "./transport/transport.ts";

/**
 * A client of the ClawOps API: calls, messages and all else of one account. It holds no connection of its own and needs no
 * closing; one client serves any number of calls at a time.
 *
 * @example
 * const client = new ClawOps(); // CLAWOPS_API_KEY and CLAWOPS_ACCOUNT_ID from the environment
 * await client.messages.create({ to: "01012345678", from: "07012341234", body: "안녕하세요" });
 */
export class ClawOps extends Account {
  /** Where the API is, without a slash at the end. */
  readonly baseURL: string;

  /** What a visitor of an assignment link does. It belongs to no account: its token is the secret. */
  readonly assignmentSessions: AssignmentSessions;

  readonly #transport: Transport;

  /** @throws {ClawOpsError} of kind `configuration` that names the option, and how to give or fix it */
  constructor(options: ClawOpsOptions = {}) {
    const { settings, accountId } = readOptions(options);
    const transport = new Transport(settings);
    super({ transport, accountId });
    this.baseURL = settings.baseURL;
    this.assignmentSessions = new AssignmentSessions({ transport, accountId });
    this.#transport = transport;
  }

  /**
   * The resources of another account, with the same key and settings.
   *
   * @throws {ClawOpsError} where `accountId` is not a string, or empty
   */
  accounts(accountId: string): Account {
    if (typeof accountId !== "string" || accountId.trim() === "") {
      throw new ClawOpsError('accounts: pass the other account\'s id, such as `client.accounts("AC…")`.', {
        kind: "invalid-argument",
      });
    }
    return new Account({ transport: this.#transport, accountId });
  }
}
