import type { Server } from "node:http";

import { createAdaptorServer } from "@hono/node-server";

import { createApp } from "./create-app.ts";
import { GatewayEndpoint } from "./gateway/gateway-endpoint.ts";
import { listen, loopback } from "./listen.ts";
import { TrafficLog } from "./log/traffic-log.ts";
import type { LoadedPage } from "./page/load-page.ts";
import type { OwnAddress } from "./security/check-request.ts";
import { createSessionCookie, type SessionCookie } from "./security/session-cookie.ts";
import type { Targets } from "./targets/targets.ts";

/** What is served, and where. */
export interface ServeOptions {
  readonly page: LoadedPage;
  readonly targets: Targets;
  /** Where traffic is written down. @default a new, empty one */
  readonly log?: TrafficLog;
  /** Port on 127.0.0.1; 0 takes a free one. */
  readonly port: number;
}

/** A server that listens. */
export interface ServedPlayground {
  readonly url: string;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
}

/** Serves page, API, proxy and gateway bridge on this machine only. */
export async function servePlayground(options: ServeOptions): Promise<ServedPlayground> {
  const { page, targets, log = new TrafficLog(), port } = options;
  const closing = new AbortController();
  let boundPort = 0;
  let cookie: SessionCookie | undefined;
  const currentCookie = (): SessionCookie => (cookie ??= createSessionCookie(boundPort));
  const own = (): OwnAddress => ({ port: boundPort, cookie: currentCookie() });
  const app = createApp({ page, targets, log, cookie: currentCookie, own, closing: closing.signal });
  // The platform's own Request and Response stay as they are for everyone else in this process.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  const gateway = new GatewayEndpoint({ server, targets, log, own });
  boundPort = await listen(server, port);
  return {
    url: `http://${loopback}:${boundPort}`,
    async close() {
      closing.abort();
      gateway.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
