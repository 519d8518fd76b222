import { ClawOps } from "@pincer/clawops";

import { paths, targetHeader } from "../../contract/paths.ts";
import type { ClawOpsStatus } from "../../contract/status.ts";

/** The SDK over the playground's server, which puts the real key in: the page has none. */
export function createClawOps(origin: string, { accountId, target }: ClawOpsStatus): ClawOps {
  return new ClawOps({
    baseURL: origin + paths.clawops,
    apiKey: "held-by-the-playground-server",
    accountId,
    defaultHeaders: { [targetHeader]: target },
    dangerouslyAllowBrowser: true,
    logLevel: "off",
  });
}
