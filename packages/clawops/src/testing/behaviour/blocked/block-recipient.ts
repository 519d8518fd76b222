import { refuse } from "../../http/refusal.ts";
import { readPhoneNumber } from "../../phone-number.ts";
import type { BlockedChannel, BlockedRecipientFields } from "../../state/blocked-recipient-fields.ts";
import type { Stored } from "../../state/collection.ts";
import type { World } from "../../state/world.ts";
import { isEmailAddress } from "../email/email-address.ts";

/** A recipient as it is compared; `undefined` where it is none for the channel. */
export function normaliseRecipient(channel: BlockedChannel, recipient: string): string | undefined {
  if (channel !== "email") return readPhoneNumber(recipient).number;
  const address = recipient.trim().toLowerCase();
  return isEmailAddress(address) ? address : undefined;
}

/** The block of a recipient that is in force. */
export function findBlock(
  world: World,
  channel: BlockedChannel,
  recipient: string,
): Stored<BlockedRecipientFields> | undefined {
  return world.blockedRecipients
    .all()
    .find((row) => row.channel === channel && row.recipient === recipient && row.unblockedAt === undefined);
}

/** Refuses to reach somebody who is blocked: 422, and nothing is kept. */
export function refuseBlocked(world: World, channel: BlockedChannel, recipient: string): void {
  if (findBlock(world, channel, recipient) === undefined) return;
  throw refuse(422, `${recipient} is blocked for the channel ${channel}.`, "recipient_blocked");
}
