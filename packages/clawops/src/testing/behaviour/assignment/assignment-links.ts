import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { AssignmentLinkFields } from "../../state/assignment-fields.ts";
import type { Stored } from "../../state/collection.ts";
import { iso, isoOrNull } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { textMapOf, textOf, textOrNull } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { isHttpUrl } from "../is-http-url.ts";
import { checkWebhookHeaders } from "../numbers/check-webhook-headers.ts";
import { linkStatus } from "./link-status.ts";

/** A link is good for seven days where the request does not say. */
const DEFAULT_TTL_SECONDS = 7 * 24 * 60 * 60;

/** Links by which end users take numbers. */
export const assignmentLinkHandlers: Handlers = {
  createAssignmentLink,
  listAssignmentLinks: (world, { query }) => {
    const status = query.get("status");
    const rows = world.assignmentLinks.newest((link) => status === null || linkStatus(world, link) === status);
    return pageOf(
      query,
      rows.map((link) => showLink(world, link)),
    );
  },
  getAssignmentLink: (world, { path }) => json(200, showLink(world, findRow(world.assignmentLinks, path["linkId"]))),
  revokeAssignmentLink: (world, { path }) => {
    const link = findRow(world.assignmentLinks, path["linkId"]);
    const status = linkStatus(world, link);
    if (status !== "pending") throw refuse(409, `The link is ${status}.`, "NOT_PENDING");
    world.assignmentLinks.change(link, { isRevoked: true });
    return json(200, { ok: true });
  },
};

function createAssignmentLink(world: World, { body }: ApiRequest): Answer {
  for (const name of ["webhookUrl", "returnUrl"]) {
    if (body[name] !== undefined && !isHttpUrl(body[name]))
      throw invalid([issue(`/body/${name}`, "format", 'must match format "uri"')]);
  }
  checkWebhookHeaders(body);
  const expiresAt = world.clock.now() + Number(body["ttlSeconds"] ?? DEFAULT_TTL_SECONDS) * 1000;
  const { id: token } = world.assignmentLinks.add({
    expiresAt,
    webhookUrl: textOrNull(body, "webhookUrl"),
    webhookMethod: textOf(body, "webhookMethod") ?? "POST",
    webhookHeaders: textMapOf(body, "webhookHeaders"),
    note: textOrNull(body, "note"),
    returnUrl: textOrNull(body, "returnUrl"),
    isRevoked: false,
    step: "selectType",
    subscriberType: null,
    isVerifying: false,
    number: null,
    consumedAt: undefined,
  });
  return json(201, { token, url: urlOf(world, token), expiresAt: iso(expiresAt) });
}

function showLink(world: World, link: Stored<AssignmentLinkFields>): Record<string, unknown> {
  const { id, webhookUrl, webhookMethod, webhookHeaders, note, returnUrl, number, consumedAt, expiresAt } = link;
  const assignment =
    consumedAt === undefined ? null : { number, name: "홍길동", consumedAt: iso(consumedAt), releasedAt: null };
  return {
    linkId: id,
    url: urlOf(world, id),
    status: linkStatus(world, link),
    createdAt: iso(link.createdAt),
    expiresAt: iso(expiresAt),
    consumedAt: isoOrNull(consumedAt),
    webhookUrl,
    webhookMethod,
    note,
    returnUrl,
    webhookHeaders,
    assignment,
  };
}

/** The public page; the local server has the API behind it alone. */
function urlOf(world: World, token: string): string {
  return `${world.origin()}/assignments/${token}`;
}
