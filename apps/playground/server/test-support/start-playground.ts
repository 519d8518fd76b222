import { onTestFinished } from "vitest";

import { paths, targetHeader } from "../../contract/paths.ts";
import type { LoadedPage } from "../page/load-page.ts";
import { servePlayground } from "../serve-playground.ts";
import { ClawOpsTargets } from "../targets/clawops-targets.ts";
import { GatewayTargets, type GatewayAccess } from "../targets/gateway-targets.ts";
import { Targets } from "../targets/targets.ts";

/** A key that must turn up nowhere. */
export const plantedKey = "sk_live_planted_9f8e7d6c5b4a";
/** A gateway token that must turn up nowhere. */
export const plantedToken = "planted-gateway-token-1a2b3c";

const page: LoadedPage = {
  html: '<!doctype html><style nonce="__CSP_NONCE__"></style>',
  files: new Map([["/assets/a.js", { type: "text/javascript", bytes: new TextEncoder().encode("1") }]]),
};

/** A playground under test, and a browser-like way to talk to it. */
export interface TestPlayground {
  readonly url: string;
  readonly targets: Targets;
  /** The cookie that the page was given. */
  readonly cookie: string;
  /** As the page would fetch it: with cookie, `Origin` and the believed target. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** Where the playground under test points. */
export interface TestTargets {
  /** Base address of the local ClawOps. */
  readonly api?: string;
  readonly gateway?: GatewayAccess;
  readonly env?: Record<string, string>;
}

/** Serves a playground over the given upstreams; it stops with the test. */
export async function startPlayground({ api, gateway, env = {} }: TestTargets = {}): Promise<TestPlayground> {
  const clawops = new ClawOpsTargets(
    {
      baseURL: api ?? "http://127.0.0.1:2",
      accountId: "AC_local",
      apiKey: plantedKey,
      numbers: [],
      callbackUrl: null,
    },
    env,
  );
  const local = gateway ?? { url: "ws://127.0.0.1:2", token: plantedToken };
  const targets = new Targets(clawops, new GatewayTargets(local, { gateway: undefined, problem: "none" }));
  const served = await servePlayground({ page, targets, port: 0 });
  onTestFinished(() => served.close());
  const opened = await fetch(served.url);
  const cookie = opened.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return {
    url: served.url,
    targets,
    cookie,
    close: () => served.close(),
    fetch(path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set("cookie", cookie);
      headers.set("origin", served.url);
      if (path.startsWith(paths.clawops) && !headers.has(targetHeader)) {
        headers.set(targetHeader, targets.clawops.target);
      }
      return fetch(served.url + path, { ...init, headers });
    },
  };
}
