import { createRequire } from "node:module";

// Their declarations do not check under our settings (they need types of packages that are not there), so not `import`.
const require = createRequire(import.meta.url);

/** What the tests use of Miniflare. */
export interface Worker {
  dispatchFetch(url: string, init: RequestInit): Promise<{ readonly status: number }>;
  dispose(): Promise<void>;
}

/** Runs a module as a Cloudflare Worker, in workerd. */
export function startWorker(script: string, bindings: Readonly<Record<string, string>>): Worker {
  const { Miniflare } = require("miniflare") as { Miniflare: new (options: object) => Worker };
  return new Miniflare({
    modules: true,
    script,
    bindings,
    compatibilityDate: "2026-01-01",
    handleRuntimeStdio: (...streams: NodeJS.ReadableStream[]) => streams.forEach((stream) => stream.resume()),
  });
}

/** A request as the route handlers of Next.js get it. */
export function nextRequest(url: string, init: RequestInit): Request {
  const { NextRequest } = require("next/server") as { NextRequest: new (url: string, init: RequestInit) => Request };
  return new NextRequest(url, init);
}
