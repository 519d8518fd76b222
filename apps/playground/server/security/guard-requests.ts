import type { MiddlewareHandler } from "hono";

import { checkRequest, type OwnAddress } from "./check-request.ts";
import { commonHeaders, inertPolicy } from "./security-headers.ts";

/** Refuses what {@link checkRequest} refuses, and gives every answer its security headers. */
export function guardRequests(own: () => OwnAddress): MiddlewareHandler {
  return async (context, next) => {
    const refusal = checkRequest(
      {
        method: context.req.method,
        path: context.req.path,
        host: context.req.header("host"),
        origin: context.req.header("origin"),
        fetchSite: context.req.header("sec-fetch-site"),
        cookie: context.req.header("cookie"),
        upgrade: false,
      },
      own(),
    );
    if (refusal === undefined) await next();
    else context.res = Response.json({ error: refusal.error, code: refusal.code }, { status: refusal.status });
    for (const [name, value] of Object.entries(commonHeaders)) context.res.headers.set(name, value);
    if (!context.res.headers.has("content-security-policy")) {
      context.res.headers.set("content-security-policy", inertPolicy);
    }
    if (!context.res.headers.has("cache-control")) context.res.headers.set("cache-control", "no-store");
  };
}
