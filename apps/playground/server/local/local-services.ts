import { randomBytes } from "node:crypto";

import { createLocalClawOps, type LocalClock, type LocalTiming } from "@pincer/clawops/testing";
import { createLocalGateway, type LocalModel, type ReplyFunction } from "@pincer/gateway-client/testing";

import type { ClawOpsAccess } from "../targets/clawops-targets.ts";
import type { GatewayAccess } from "../targets/gateway-targets.ts";
import { simulatedReply } from "./simulated-reply.ts";

const ACCOUNT_ID = "AC_playground";

/** Given, so that a sender that the account does not own is refused as the real service refuses it. */
const numbers: readonly string[] = ["07012341234", "07056785678"];

/** Slow enough for a person to see each state. */
const timing: Partial<LocalTiming> = { queueMs: 800, ringMs: 1_500, talkMs: 3_000, messageMs: 1_200 };

/** With a small context, so that a few questions are seen in it. */
const models: readonly LocalModel[] = [{ provider: "local", id: "simulated", name: "Simulated", contextWindow: 500 }];

/** What tests bring themselves. */
export interface LocalServicesOptions {
  /** What the agent answers. @default words that say that they are simulated */
  readonly reply?: ReplyFunction | undefined;
  /** The time in which calls ring and messages go out. @default the system's */
  readonly clock?: LocalClock | undefined;
}

/** The local ClawOps and the local gateway, both listening on this machine only. */
export interface LocalServices {
  readonly clawops: ClawOpsAccess;
  readonly gateway: GatewayAccess;
  close(): Promise<void>;
}

/** Starts both on free ports, each with a secret of its own that nothing else on this machine knows. */
export async function startLocalServices(options: LocalServicesOptions = {}): Promise<LocalServices> {
  const { reply = simulatedReply, clock } = options;
  const apiKey = `sk_local_${randomBytes(24).toString("hex")}`;
  const token = randomBytes(24).toString("base64url");
  const api = createLocalClawOps({ apiKey, accountId: ACCOUNT_ID, numbers, timing, ...(clock && { clock }) });
  const gateway = createLocalGateway({ token, reply, models });
  try {
    const { url: baseURL } = await api.listen({ port: 0 });
    const { url } = await gateway.listen({ port: 0 });
    const close = async (): Promise<void> => {
      await Promise.all([api[Symbol.asyncDispose](), gateway.close()]);
    };
    return { clawops: { baseURL, accountId: ACCOUNT_ID, apiKey, numbers }, gateway: { url, token }, close };
  } catch (error) {
    await Promise.all([api[Symbol.asyncDispose](), gateway.close()]);
    throw error;
  }
}
