/**
 * The same as `index.ts` for runtimes without ports: everything works in process, and `listen()` says why it cannot.
 */
import { listen } from "./listen.browser.ts";
import type { LocalClawOps, LocalClawOpsOptions } from "./local-claw-ops.ts";
import { openLocalClawOps } from "./open-local-claw-ops.ts";

/**
 * Makes a local server.
 *
 * @throws ClawOpsError when an option is missing or wrong
 * @example
 * const api = createLocalClawOps({ apiKey: "sk_test", accountId: "AC_test" });
 * const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey: "sk_test", accountId: "AC_test" });
 */
export function createLocalClawOps(options: LocalClawOpsOptions): LocalClawOps {
  return openLocalClawOps(options, listen);
}

export type { LocalClock } from "./clock/local-clock.ts";
export { manualClock } from "./clock/manual-clock.ts";
export type { ManualClock } from "./clock/manual-clock.ts";
export type { Delivery, OutgoingWebhook } from "./deliveries/delivery.ts";
export type { Fault } from "./faults/fault.ts";
export type { Listening, ListenOptions, Outage } from "./listening.ts";
export type { LocalClawOps, LocalClawOpsOptions } from "./local-claw-ops.ts";
export type { LocalTiming } from "./local-timing.ts";
export type { CallOutcomePlan, InboundCall, InboundMessage, Simulate } from "./simulate.ts";
export type { EmailOutcomePlan, InboundEmail, InboundEmailAttachment } from "./simulate-email.ts";
export type { SimulatedBrandTemplate, SimulatedTemplate } from "./simulate-kakao.ts";
export type { MobileVerification, SimulatedMcpServer, SimulatedMcpTool } from "./simulate-servers.ts";
export type { CallOutcome } from "./state/call-record.ts";
export type { EmailOutcome } from "./state/email-fields.ts";
export type { SummaryPlan, TranscriptPlan, TranscriptSegment } from "./state/transcript-state.ts";
export type { LoggedRequest, ServedRequest } from "./wire-log.ts";
