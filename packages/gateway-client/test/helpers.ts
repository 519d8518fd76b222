import { inspect } from "node:util";

import { onTestFinished } from "vitest";

import { GatewayClient, type GatewayClientOptions, type GatewayState } from "../src/index.ts";
import { type Script, scriptedGateway } from "./scripted-gateway.ts";

/** A client that is closed when the test ends. */
export function clientOf(url: string, options: GatewayClientOptions = {}): GatewayClient {
  const client = new GatewayClient({ url, token: "secret-token-1", logLevel: "off", ...options });
  onTestFinished(() => client.close());
  return client;
}

/** A scripted gateway with a client of it. */
export async function clientOfScript(script: Script, options: GatewayClientOptions = {}): Promise<GatewayClient> {
  const { url } = await scriptedGateway(script);
  return clientOf(url, options);
}

/** What a promise rejects with. */
export async function rejectionOf(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error("Expected a rejection, but the promise was fulfilled.");
}

/** Resolves when the client is in the given state. */
export function stateReached(client: GatewayClient, wanted: GatewayState): Promise<void> {
  if (client.state === wanted) return Promise.resolve();
  return new Promise((resolve) => {
    const off = client.on("state", (state) => {
      if (state !== wanted) return;
      off();
      resolve();
    });
  });
}

/** All ways in which something gets into a log, in one text. */
export function everythingPrinted(value: unknown): string {
  const stack = value instanceof Error ? value.stack : "";
  return [String(value), stack, JSON.stringify(value), inspect(value, { depth: Infinity, showHidden: true })].join(
    "\n",
  );
}

/** A reconnect that does not make tests wait. */
export const quickly = { initialDelay: 1, maxDelay: 5 };
