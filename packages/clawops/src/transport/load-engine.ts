import { describeThrown } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type * as engine from "./engine.ts";

let loading: Promise<typeof engine> | undefined;

/**
 * The module of the engine, loaded once. A load that failed (a page whose server is away) is tried again with the next call.
 *
 * @throws {ClawOpsError} of kind `connection` where a bundler's chunk cannot be loaded; nothing was sent
 */
export function loadEngine(): Promise<typeof engine> {
  loading ??= import("./engine.ts").catch((cause: unknown) => {
    loading = undefined;
    const message = `A part of @pincer/clawops could not be loaded (${describeThrown(cause)}). Nothing was sent. Check that every file of the bundle is served.`;
    throw new ClawOpsError(message, { kind: "connection", retryable: true, cause });
  });
  return loading;
}
