import type { Server } from "node:http";

import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";

import { listen, loopback } from "../listen.ts";
import type { TrafficLog } from "../log/traffic-log.ts";
import { judgeWebhook } from "./judge-webhook.ts";
import { recordWebhook } from "./record-webhook.ts";

const PATH = "/webhooks";

/** ClawOps sends a few kilobytes at most. */
const MAX_BODY_BYTES = 64 * 1024;

/** What a receiver is made from. */
export interface ReceiverOptions {
  /** The key that the sender signs with. It is used here alone and written down nowhere. */
  readonly signingKey: string;
  readonly log: TrafficLog;
}

/** A receiver that listens. */
export interface WebhookReceiver {
  /** What to register with the sender. */
  readonly url: string;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * Receives what the local ClawOps sends, on a port of its own: message webhooks and the status callbacks of calls. Each is verified
 * and written into the traffic with its verdict. Web pages cannot send to it: what has an `Origin` is refused unseen.
 */
export async function startWebhookReceiver({ signingKey, log }: ReceiverOptions): Promise<WebhookReceiver> {
  let host = "";
  const app = new Hono();
  app.use(async (context, next) => {
    if (context.req.header("host") !== host) return context.body(null, 421);
    if (context.req.header("origin") !== undefined) return context.body(null, 403);
    await next();
    return undefined;
  });
  app.all(PATH, bodyLimit({ maxSize: MAX_BODY_BYTES }), async (context) => {
    const { method, url, headers } = context.req.raw;
    const body = new Uint8Array(await context.req.raw.arrayBuffer());
    const verdict = await judgeWebhook({ method, url, headers, body }, signingKey);
    const status = verdict.verified ? 204 : 403;
    recordWebhook(log, { method, path: PATH, headers, body, status, verdict, signingKey });
    // Why it is not believed is for the reader of the log, not for whoever sent it.
    return context.body(null, status);
  });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  host = `${loopback}:${await listen(server, 0)}`;
  return {
    url: `http://${host}${PATH}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
