import { measureBundle } from "./measure-bundle.ts";
import type { Report } from "./report.ts";

/**
 * What a user imports, and how much of it may reach a page at once: gzip of a minified browser bundle without the chunks that
 * are loaded on demand, in bytes (docs/decisions/0008 and 0010).
 */
const budgets: ReadonlyArray<{ readonly code: string; readonly bytes: number; readonly onDemand?: number }> = [
  { code: `export { PincerError } from "@pincer/shared"`, bytes: 2_000 },
  { code: `export { GatewayClient } from "@pincer/gateway-client"`, bytes: 8_000, onDemand: 46_000 },
  { code: `export { ClawOps } from "@pincer/clawops"`, bytes: 15_000, onDemand: 44_000 },
  { code: `export * from "@pincer/clawops/webhooks"`, bytes: 3_000 },
  { code: `export { VoiceResponse } from "@pincer/clawops/voiceml"`, bytes: 4_000 },
  { code: `export * from "@pincer/clawops/korean"`, bytes: 9_000 },
  { code: `export { createLocalClawOps } from "@pincer/clawops/testing"`, bytes: 80_000 },
];

/** The portable entries bundle for a page: nothing of Node in them, and within their budget. */
export async function checkBundles(project: string, report: Report): Promise<void> {
  for (const { code, bytes, onDemand: most = Number.POSITIVE_INFINITY } of budgets) {
    const what = `browser bundle: ${code}`;
    try {
      const { atOnce: size, onDemand, isForNode } = await measureBundle(code, project);
      if (isForNode) report.fail(what, "it imports from node:");
      else if (size === 0) report.fail(what, "there is no bundle");
      else if (size > bytes) report.fail(what, `${size} bytes gzip, the budget is ${bytes}`);
      else if (onDemand > most) report.fail(what, `${onDemand} bytes gzip on demand, the budget is ${most}`);
      else report.pass(`${what} (${size} of ${bytes} bytes gzip, and ${onDemand} on demand)`);
    } catch (error) {
      report.fail(what, error instanceof Error ? error.message : String(error));
    }
  }
}
