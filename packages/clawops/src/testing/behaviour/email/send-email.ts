import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { World } from "../../state/world.ts";
import { findBlock } from "../blocked/block-recipient.ts";
import { type Body, textOf, textOrNull, textsOf } from "../body-fields.ts";
import { isPublicHost } from "../is-public-host.ts";
import { deliverEmail } from "./deliver-email.ts";
import { domainOf, isEmailAddress } from "./email-address.ts";
import { showEmail } from "./show-email.ts";

/** To, cc and bcc together. */
const MAX_RECIPIENTS = 50;

/** Of the whole message, as base64. */
const MAX_BYTES = 5 * 1024 * 1024;

/** Takes an e-mail: `sent` means accepted. The same idempotencyKey again gives the first answer, whatever else was sent. */
export function sendEmail(world: World, { body }: ApiRequest): Answer {
  const key = textOf(body, "idempotencyKey");
  const first = world.emails.get((key === undefined ? undefined : world.firstEmails.get(key)) ?? "");
  if (first !== undefined) return json(201, showEmail(first));
  checkContent(body);
  checkDomain(world, String(body["from"]));
  const suppressed: string[] = [];
  const open = (name: string): string[] =>
    textsOf(body, name).filter((address) => {
      const isBlocked = findBlock(world, "email", address.toLowerCase()) !== undefined;
      if (isBlocked) suppressed.push(address);
      return !isBlocked;
    });
  const recipients = { to: open("to"), cc: open("cc"), bcc: open("bcc") };
  if (Object.values(recipients).flat().length === 0) {
    throw refuse(422, "All recipients are blocked.", "recipient_blocked");
  }
  const email = world.emails.add({
    direction: "outbound",
    status: "sent",
    from: String(body["from"]),
    ...recipients,
    suppressed,
    replyTo: textsOf(body, "replyTo"),
    inReplyTo: textOrNull(body, "inReplyTo"),
    references: textsOf(body, "references"),
    subject: textOf(body, "subject") ?? null,
    text: textOrNull(body, "body"),
    html: textOrNull(body, "html"),
    attachmentCount: textsOf(body, "attachmentUrl").length,
    attachments: [],
    failureCode: null,
  });
  if (key !== undefined) world.firstEmails.set(key, email.id);
  world.timers.after(world.timing.emailMs, () => deliverEmail(world, email));
  return json(201, showEmail(email));
}

function checkContent(body: Body): void {
  const recipients = ["to", "cc", "bcc"].flatMap((name) => textsOf(body, name));
  const addresses = [String(body["from"]), ...recipients, ...textsOf(body, "replyTo")];
  const wrong = addresses.find((address) => !isEmailAddress(address));
  if (wrong !== undefined) throw refuse(400, `${wrong} is not an e-mail address.`, "invalid_email_address");
  if (recipients.length > MAX_RECIPIENTS) {
    throw refuse(400, `More than ${MAX_RECIPIENTS} recipients.`, "too_many_recipients");
  }
  const [text, html] = [textOrNull(body, "body"), textOrNull(body, "html")];
  if (text === null && html === null) throw refuse(400, "Give body, html or both.", "body_required");
  const bytes = new TextEncoder().encode(`${text ?? ""}${html ?? ""}`).length;
  if (Math.ceil(bytes / 3) * 4 > MAX_BYTES) throw refuse(400, "The e-mail is larger than 5 MB.", "message_too_large");
  const url = textsOf(body, "attachmentUrl").find((one) => !isPublicHttps(one));
  if (url !== undefined) throw refuse(400, "Attachments need public https URLs.", "attachment_url_not_allowed");
}

/** An account that never had a domain may send from every one. */
function checkDomain(world: World, from: string): void {
  const name = domainOf(from);
  const isVerified = world.emailDomains.all().some(({ domain, status }) => domain === name && status === "verified");
  if (isVerified || !world.emailDomains.wasUsed) return;
  throw refuse(403, `The domain ${name} is not verified.`, "email_domain_not_verified");
}

function isPublicHttps(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" && isPublicHost(hostname);
}
