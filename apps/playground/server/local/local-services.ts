import { randomBytes } from "node:crypto";

import { createLocalClawOps, type LocalClock, type LocalTiming } from "@pincer/clawops/testing";
import { createLocalGateway, type LocalModel, type ReplyFunction } from "@pincer/gateway-client/testing";

import type { TrafficLog } from "../log/traffic-log.ts";
import type { ClawOpsAccess } from "../targets/clawops-targets.ts";
import type { GatewayAccess } from "../targets/gateway-targets.ts";
import { startWebhookReceiver } from "../webhooks/webhook-receiver.ts";
import { simulatedReply } from "./simulated-reply.ts";

const ACCOUNT_ID = "AC_playground";

/** Given, so that a sender that the account does not own is refused as the real service refuses it. */
const numbers: readonly string[] = ["07012341234", "07056785678"];

/** Slow enough for a person to see each state. */
const timing: Partial<LocalTiming> = {
  queueMs: 800,
  ringMs: 1_500,
  talkMs: 3_000,
  messageMs: 1_200,
  transcriptMs: 1_500,
};

/** With a small context, so that a few questions are seen in it. */
const models: readonly LocalModel[] = [{ provider: "local", id: "simulated", name: "Simulated", contextWindow: 500 }];

/** What tests bring themselves. */
export interface LocalServicesOptions {
  /** What the agent answers. @default words that say that they are simulated */
  readonly reply?: ReplyFunction | undefined;
  /** The time in which calls ring and messages go out. @default the system's */
  readonly clock?: LocalClock | undefined;
  /** What the local ClawOps signs webhooks with. @default one that nothing else on this machine knows */
  readonly signingKey?: string | undefined;
}

/** The local ClawOps and the local gateway, both listening on this machine only. */
export interface LocalServices {
  readonly clawops: ClawOpsAccess;
  readonly gateway: GatewayAccess;
  close(): Promise<void>;
}

/**
 * Starts both on free ports, each with a secret of its own that nothing else on this machine knows, and the receiver of what the local
 * ClawOps sends, which writes it into the traffic.
 */
export async function startLocalServices(log: TrafficLog, options: LocalServicesOptions = {}): Promise<LocalServices> {
  const { reply = simulatedReply, clock, signingKey = randomBytes(32).toString("base64url") } = options;
  const apiKey = `sk_local_${randomBytes(24).toString("hex")}`;
  const token = randomBytes(24).toString("base64url");
  const receiver = await startWebhookReceiver({ signingKey, log });
  const { url: webhookUrl } = receiver;
  const account = { apiKey, accountId: ACCOUNT_ID, numbers, signingKey, webhookUrl };
  const api = createLocalClawOps({ ...account, timing, ...(clock && { clock }) });
  const gateway = createLocalGateway({ token, reply, models });
  const close = async (): Promise<void> => {
    await Promise.all([api[Symbol.asyncDispose](), gateway.close()]);
    // Last: what the local ClawOps sends has somewhere to go until it is gone.
    await receiver.close();
  };
  try {
    const { url: baseURL } = await api.listen({ port: 0 });
    const { url } = await gateway.listen({ port: 0 });
    const clawops = { baseURL, accountId: ACCOUNT_ID, apiKey, numbers, callbackUrl: webhookUrl };
    return { clawops, gateway: { url, token }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
