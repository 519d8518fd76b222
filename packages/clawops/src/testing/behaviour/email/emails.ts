import { type Answer, download, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { refuse } from "../../http/refusal.ts";
import type { Stored } from "../../state/collection.ts";
import type { EmailFields } from "../../state/email-fields.ts";
import type { World } from "../../state/world.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { domainOf } from "./email-address.ts";
import { sendEmail } from "./send-email.ts";
import { showEmail, showEmailDetail } from "./show-email.ts";

/** E-mails, sent and received. */
export const emailHandlers: Handlers = {
  sendEmail,
  listEmails: (world, { query }) => {
    const filters = filtersOf(world, query);
    return pageOf(query, world.emails.newest((email) => filters.every((passes) => passes(email))).map(showEmail));
  },
  getEmail: (world, { path }) => json(200, showEmailDetail(findRow(world.emails, path["emailId"]))),
  getEmailAttachment,
};

type Filter = (email: Stored<EmailFields>) => boolean;

function filtersOf(world: World, query: URLSearchParams): Filter[] {
  const filters: Filter[] = [];
  const one = (name: string, filter: (value: string) => Filter): void => {
    const value = query.get(name);
    if (value !== null) filters.push(filter(value));
  };
  one("direction", (direction) => (email) => email.direction === direction);
  one("status", (status) => (email) => email.status === status);
  one("from", (from) => (email) => email.from.toLowerCase() === from.toLowerCase());
  one("recipient", (recipient) => (email) => recipientsOf(email).includes(recipient.toLowerCase()));
  one("receivedAfter", (time) => (email) => email.direction === "inbound" && email.createdAt >= Date.parse(time));
  one("receivedBefore", (time) => (email) => email.direction === "inbound" && email.createdAt < Date.parse(time));
  one("emailDomainId", (id) => {
    const domain = world.emailDomains.get(id)?.domain;
    return (email) =>
      domain !== undefined && (email.direction === "inbound" ? recipientsOf(email) : [email.from]).some(isOf(domain));
  });
  return filters;
}

function isOf(domain: string): (address: string) => boolean {
  return (address) => domainOf(address) === domain;
}

function recipientsOf({ to, cc, bcc }: EmailFields): string[] {
  return [...to, ...cc, ...bcc].map((address) => address.toLowerCase());
}

/** A file of a received e-mail. The service sends its clients on to a link; here the bytes come at once. */
function getEmailAttachment(world: World, { path }: ApiRequest): Answer {
  const email = findRow(world.emails, path["emailId"]);
  const attachment = email.attachments.find(({ id }) => id === path["attachmentId"]);
  if (attachment === undefined) {
    throw refuse(404, `Attachment not found: ${path["attachmentId"]}.`, "attachment_not_found");
  }
  const { bytes, contentType, filename, id } = attachment;
  return download(bytes, contentType ?? "application/octet-stream", filename ?? id);
}
