import { type Answer, json, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { refuse } from "../../http/refusal.ts";
import type { Stored } from "../../state/collection.ts";
import type { EmailDomainFields } from "../../state/email-fields.ts";
import type { World } from "../../state/world.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { isDomainName } from "./email-address.ts";
import { showDomain } from "./show-domain.ts";

/** Domains that e-mail is sent from, and received at. */
export const emailDomainHandlers: Handlers = {
  listEmailDomains: (world, { query }) => pageOf(query, world.emailDomains.newest().map(showDomain)),
  createEmailDomain,
  getEmailDomain: (world, request) => json(200, showDomain(find(world, request))),
  updateEmailDomain: (world, request) => {
    const row = find(world, request);
    const receivingEnabled = request.body["receivingEnabled"] === true;
    if (receivingEnabled && row.status !== "verified") {
      throw refuse(422, "Verify the domain before it receives.", "email_domain_not_verified");
    }
    const receivingStatus = receivingEnabled ? (row.receivingStatus ?? "pending") : null;
    return json(200, showDomain(world.emailDomains.change(row, { receivingEnabled, receivingStatus })));
  },
  deleteEmailDomain: (world, request) => {
    world.emailDomains.delete(find(world, request).id);
    return noContent;
  },
  verifyEmailDomain: (world, request) => {
    const row = find(world, request);
    const now = world.clock.now();
    const isSet = !world.missingDns.has(row.domain);
    const verifiedAt = isSet ? (row.verifiedAt ?? now) : row.verifiedAt;
    const status = isSet ? "verified" : "pending";
    return json(200, showDomain(world.emailDomains.change(row, { status, verifiedAt, lastCheckedAt: now })));
  },
  verifyEmailDomainReceiving: (world, request) => {
    const row = find(world, request);
    if (!row.receivingEnabled) throw refuse(422, "The domain does not receive.", "email_domain_receiving_disabled");
    const receivingStatus = world.missingDns.has(row.domain) ? "not_found" : "verified";
    const receivingCheckedAt = world.clock.now();
    return json(200, showDomain(world.emailDomains.change(row, { receivingStatus, receivingCheckedAt })));
  },
};

/** 201, or 200 with the domain that is there already. */
function createEmailDomain(world: World, { body }: ApiRequest): Answer {
  const domain = String(body["domain"]).trim().toLowerCase();
  if (!isDomainName(domain)) {
    throw refuse(400, "domain must be a host name such as example.com.", "invalid_email_domain");
  }
  if (/(?:^|\.)claw-ops\.com$/.test(domain)) throw refuse(409, `${domain} is reserved.`, "reserved_email_domain");
  const there = world.emailDomains.all().find((row) => row.domain === domain);
  if (there !== undefined) return json(200, showDomain(there));
  const row = world.emailDomains.add({
    domain,
    status: "pending",
    receivingEnabled: false,
    receivingStatus: null,
    receivingCheckedAt: undefined,
    lastCheckedAt: undefined,
    verifiedAt: undefined,
  });
  return json(201, showDomain(row));
}

function find(world: World, { path }: ApiRequest): Stored<EmailDomainFields> {
  return findRow(world.emailDomains, path["emailDomainId"]);
}
