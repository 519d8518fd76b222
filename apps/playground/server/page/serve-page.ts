import { randomBytes } from "node:crypto";

import type { Context } from "hono";

import { pagePolicy } from "../security/security-headers.ts";
import type { SessionCookie } from "../security/session-cookie.ts";
import { type LoadedPage, noncePlaceholder } from "./load-page.ts";

/** The page itself, with the cookie that ties it to this start, and its policy. */
export function servePage(context: Context, page: LoadedPage, cookie: SessionCookie): Response {
  const nonce = randomBytes(16).toString("base64");
  return context.html(page.html.replaceAll(noncePlaceholder, nonce), 200, {
    "content-security-policy": pagePolicy(context.req.header("host") ?? "", nonce),
    "set-cookie": cookie.header,
    "cache-control": "no-store",
  });
}

/** A file of the page. Names of built files carry a hash, so they may be kept for ever. */
export function serveFile(page: LoadedPage, path: string): Response | undefined {
  const file = page.files.get(path);
  if (file === undefined) return undefined;
  const cache = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
  return new Response(file.bytes, { headers: { "content-type": file.type, "cache-control": cache } });
}
