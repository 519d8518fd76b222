import type { Stored } from "../../state/collection.ts";
import type { EmailFields, EmailOutcome } from "../../state/email-fields.ts";
import type { World } from "../../state/world.ts";
import { announce } from "../webhooks/announce.ts";

/** Tells the webhooks what became of an e-mail, once for each outcome that its recipients had. */
export function deliverEmail(world: World, email: Stored<EmailFields>): void {
  const recipients = [...email.to, ...email.cc, ...email.bcc];
  const outcomes = new Set(recipients.map((address) => world.emailPlans.get(address.toLowerCase()) ?? "delivered"));
  if (outcomes.has("failed") && outcomes.size === 1) {
    world.emails.change(email, { status: "failed", failureCode: "delivery_failed" });
  }
  // Who complains has received it first.
  if (outcomes.has("complained")) outcomes.add("delivered");
  const order: readonly EmailOutcome[] = ["delivered", "bounced", "complained", "failed"];
  for (const outcome of order) if (outcomes.has(outcome)) announce(world, `email.${outcome}`, { EmailId: email.id });
}
