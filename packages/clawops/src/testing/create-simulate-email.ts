import type { Email } from "../generated/types.ts";
import { domainOf, isDomainName, isEmailAddress } from "./behaviour/email/email-address.ts";
import { showEmail } from "./behaviour/email/show-email.ts";
import { announce } from "./behaviour/webhooks/announce.ts";
import type { EmailOutcomePlan, InboundEmail, InboundEmailAttachment } from "./simulate-email.ts";
import type { EmailAttachment } from "./state/email-fields.ts";
import type { World } from "./state/world.ts";
import { usageError } from "./usage-error.ts";

/** Takes in an e-mail and tells the webhooks. */
export function receiveEmail(world: World, email: InboundEmail): Email {
  const to = [email.to].flat();
  for (const address of [email.from, ...to]) {
    if (!isEmailAddress(address)) throw usageError(`inboundEmail: ${address} is not an e-mail address.`);
  }
  if (to.length === 0) throw usageError("inboundEmail: to must name somebody.");
  for (const address of to) checkReceiving(world, domainOf(address));
  const attachments = (email.attachments ?? []).map((file) => attachmentOf(world, file));
  const received = world.emails.add({
    direction: "inbound",
    status: "received",
    from: email.from,
    to,
    cc: [],
    bcc: [],
    suppressed: [],
    replyTo: [],
    inReplyTo: null,
    references: [],
    subject: email.subject ?? null,
    text: email.text ?? null,
    html: email.html ?? null,
    attachmentCount: attachments.length,
    attachments,
    failureCode: null,
  });
  announce(world, "email.received", { EmailId: received.id });
  return showEmail(received);
}

/** Decides what becomes of e-mails to an address. */
export function planEmail(world: World, { to, outcome }: EmailOutcomePlan): void {
  if (!isEmailAddress(to)) throw usageError(`emailOutcome: ${to} is not an e-mail address.`);
  if (!["delivered", "bounced", "complained", "failed"].includes(outcome)) {
    throw usageError(`emailOutcome: outcome must be delivered, bounced, complained or failed, not ${outcome}.`);
  }
  world.emailPlans.set(to.toLowerCase(), outcome);
}

/** Sets or removes the DNS records of a domain. */
export function setDns(world: World, domain: string, records: "set" | "missing"): void {
  if (typeof domain !== "string" || !isDomainName(domain)) throw usageError(`emailDns: ${domain} is not a domain.`);
  if (records === "missing") world.missingDns.add(domain.toLowerCase());
  else if (records === "set") world.missingDns.delete(domain.toLowerCase());
  else throw usageError(`emailDns: records must be set or missing, not ${String(records)}.`);
}

function checkReceiving(world: World, name: string): void {
  if (!world.emailDomains.wasUsed) return;
  const row = world.emailDomains.all().find(({ domain }) => domain === name);
  if (row?.status === "verified" && row.receivingEnabled) return;
  throw usageError(`inboundEmail: ${name} is not a verified domain of the account that receives.`);
}

function attachmentOf(
  world: World,
  { filename, contentType = "application/octet-stream", content }: InboundEmailAttachment,
): EmailAttachment {
  if (typeof filename !== "string") throw usageError("inboundEmail: the filename of an attachment must be a text.");
  if (typeof contentType !== "string" || !/^[\x21-\x7e]+\/[\x20-\x7e]+$/.test(contentType)) {
    throw usageError(`inboundEmail: the contentType of ${filename} must be one such as text/plain.`);
  }
  if (typeof content !== "string" && !ArrayBuffer.isView(content)) {
    throw usageError(`inboundEmail: the content of ${filename} must be a text or bytes.`);
  }
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content);
  return { id: world.ids.next("cm"), filename, contentType, bytes };
}
