import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { BlockedChannel, BlockedRecipientFields } from "../../state/blocked-recipient-fields.ts";
import type { Stored } from "../../state/collection.ts";
import { iso, isoOrNull } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { textOf, textOrNull } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { findBlock, normaliseRecipient } from "./block-recipient.ts";

/** Who may not be reached. */
export const blockedHandlers: Handlers = {
  listBlockedRecipients: (world, { query }) => {
    const [channel, recipient, status] = [
      query.get("channel"),
      query.get("recipient"),
      query.get("status") ?? "active",
    ];
    const rows = world.blockedRecipients
      .newest((row) => channel === null || row.channel === channel)
      .filter(
        (row) => recipient === null || row.recipient === (normaliseRecipient(row.channel, recipient) ?? recipient),
      )
      .filter((row) => status === "all" || (row.unblockedAt === undefined) === (status === "active"));
    return pageOf(query, rows.map(showBlocked));
  },
  createBlockedRecipient,
  getBlockedRecipient: (world, request) => json(200, showBlocked(find(world, request))),
  updateBlockedRecipient: (world, request) => {
    const row = find(world, request);
    const { body } = request;
    if (body["note"] !== undefined) world.blockedRecipients.change(row, { note: textOrNull(body, "note") });
    return json(200, showBlocked(row));
  },
  releaseBlockedRecipient: (world, request) => {
    const row = find(world, request);
    if (row.unblockedAt === undefined) {
      const released = { unblockedAt: world.clock.now(), unblockedNote: textOrNull(request.body, "note") };
      world.blockedRecipients.change(row, released);
    }
    return json(200, showBlocked(row));
  },
};

/** 201, or 200 with the entry that is there already. */
function createBlockedRecipient(world: World, { body }: ApiRequest): Answer {
  const channel = textOf(body, "channel") as BlockedChannel;
  const recipient = normaliseRecipient(channel, String(body["recipient"]));
  if (recipient === undefined) {
    const wanted = channel === "email" ? "an e-mail address" : "a Korean phone number";
    throw invalid([issue("/body/recipient", "format", `must be ${wanted}`)]);
  }
  const there = findBlock(world, channel, recipient);
  if (there !== undefined) return json(200, showBlocked(there));
  const row = world.blockedRecipients.add({
    recipient,
    channel,
    source: textOf(body, "source") ?? "api",
    sourceRef: textOrNull(body, "sourceRef"),
    note: textOrNull(body, "note"),
    unblockedAt: undefined,
    unblockedNote: null,
  });
  return json(201, showBlocked(row));
}

function find(world: World, { path }: ApiRequest): Stored<BlockedRecipientFields> {
  return findRow(world.blockedRecipients, path["blockId"]);
}

function showBlocked(row: Stored<BlockedRecipientFields>): Record<string, unknown> {
  const { id, recipient, channel, source, sourceRef, note, unblockedAt, unblockedNote, createdAt, updatedAt } = row;
  const isReleased = unblockedAt !== undefined;
  return {
    id,
    recipient,
    channel,
    active: !isReleased,
    source,
    sourceRef,
    note,
    createdBy: null,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    unblockedAt: isoOrNull(unblockedAt),
    unblockedSource: isReleased ? "api" : null,
    unblockedBy: null,
    unblockedNote,
  };
}
