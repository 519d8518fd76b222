import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";

import { paths } from "../contract/paths.ts";
import { clawopsProxy } from "./clawops/clawops-proxy.ts";
import { logStream } from "./log/log-stream.ts";
import type { TrafficLog } from "./log/traffic-log.ts";
import type { LoadedPage } from "./page/load-page.ts";
import { serveFile, servePage } from "./page/serve-page.ts";
import type { OwnAddress } from "./security/check-request.ts";
import { guardRequests } from "./security/guard-requests.ts";
import type { SessionCookie } from "./security/session-cookie.ts";
import { settingsRoute } from "./targets/settings-route.ts";
import type { Targets } from "./targets/targets.ts";

/** What the HTTP side is made from. */
export interface AppOptions {
  readonly page: LoadedPage;
  readonly targets: Targets;
  readonly log: TrafficLog;
  /** Known once the port is. */
  readonly cookie: () => SessionCookie;
  readonly own: () => OwnAddress;
  /** Ends open streams. */
  readonly closing: AbortSignal;
}

/** Every HTTP route of the playground. */
export function createApp({ page, targets, log, cookie, own, closing }: AppOptions): Hono<{ Bindings: HttpBindings }> {
  const startId = crypto.randomUUID();
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(guardRequests(own));
  app.get("/", (context) => servePage(context, page, cookie()));
  app.get(paths.status, (context) => context.json(targets.status()));
  app.post(paths.settings, (context) => settingsRoute(context, targets));
  app.delete(paths.log, (context) => {
    log.clear();
    return context.body(null, 204);
  });
  app.get(paths.log, (context) =>
    logStream({
      log,
      startId,
      lastEventId: context.req.header("last-event-id"),
      status: () => targets.status(),
      onStatus: (reader) => targets.onChange(reader),
      signals: [context.req.raw.signal, closing],
    }),
  );
  app.all(`${paths.clawops}/*`, (context) => clawopsProxy(context, targets.clawops, log));
  app.notFound(
    (context) =>
      serveFile(page, context.req.path) ??
      context.json({ error: "Nothing is here.", code: "playground_not_found" }, 404),
  );
  app.onError((error, context) => {
    console.error(`The playground could not serve ${context.req.method} ${context.req.path}: ${error.name}`);
    return context.json(
      { error: "The playground's server failed; its console says more.", code: "playground_failed" },
      500,
    );
  });
  return app;
}
