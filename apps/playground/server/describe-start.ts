import type { PlaygroundStatus } from "../contract/status.ts";

/** The one line that is printed at the start: where the page is, and what it works on. */
export function describeStart(url: string, status: PlaygroundStatus): string {
  const clawops =
    status.clawops.target === "local"
      ? "simulated ClawOps, nothing is sent"
      : `REAL ClawOps account ${status.clawops.accountId}, calls and messages cost money`;
  const gateway = status.gateway.target === "local" ? "simulated gateway" : `gateway at ${status.gateway.url}`;
  return `Pincer playground: ${url} (${clawops}; ${gateway})`;
}
