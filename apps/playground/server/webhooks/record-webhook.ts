import type { WebhookEvent } from "@pincer/clawops/webhooks";
import { SecretKeeper } from "@pincer/shared/internal";

import type { LoggedBody } from "../../contract/log-entry.ts";
import { loggedHeaders } from "../clawops/proxy-headers.ts";
import { loggedText } from "../log/logged-body.ts";
import type { TrafficLog } from "../log/traffic-log.ts";
import type { WebhookVerdict } from "./judge-webhook.ts";

/** A webhook that was received and answered. */
export interface ReceivedWebhook {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** What it was answered with. */
  readonly status: number;
  readonly verdict: WebhookVerdict;
  /** Taken out of everything that is written down. */
  readonly signingKey: string;
}

/** Writes a webhook down: what was verified as typed data, anything else as the text that came. */
export function recordWebhook(log: TrafficLog, webhook: ReceivedWebhook): void {
  const { method, path, headers, body, status, verdict, signingKey } = webhook;
  const keeper = new SecretKeeper();
  keeper.add(signingKey);
  const logged: LoggedBody | null = verdict.verified
    ? { type: "json", value: keeper.printable(verdict.event.data) }
    : loggedText(new TextDecoder().decode(body), keeper);
  log.add({
    kind: "webhook",
    at: new Date().toISOString(),
    target: "local",
    method,
    path,
    status,
    summary: verdict.verified ? summaryOf(verdict.event) : "not verified",
    eventType: verdict.verified ? verdict.event.type : null,
    problem: verdict.verified ? null : keeper.text(verdict.reason),
    request: { headers: loggedHeaders(headers, keeper), body: logged },
  });
}

/** The type, and of a call also the step, which the type does not say. */
function summaryOf(event: WebhookEvent): string {
  if (event.type === "call.status") return `${event.type} ${event.data.callStatus}`;
  if (event.type === "call.transfer") return `${event.type} ${event.data.transferStatus}`;
  return event.type;
}
