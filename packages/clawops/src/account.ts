import { Calls } from "./resources/calls.ts";
import { Messages } from "./resources/messages.ts";
import { Recordings } from "./resources/recordings.ts";
import type { AccountApi } from "./resources/resource.ts";

/** The resources of one account. */
export class Account {
  /** The account's id, `AC…`. */
  readonly accountId: string;

  readonly calls: Calls;
  readonly messages: Messages;
  readonly recordings: Recordings;

  /** Accounts are made by {@link ClawOps} and its `accounts` method. */
  constructor(api: AccountApi) {
    this.accountId = api.accountId;
    this.calls = new Calls(api);
    this.messages = new Messages(api);
    this.recordings = new Recordings(api);
  }
}
