import { describeThrown } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type * as engine from "./engine.ts";

/** What the engine is loaded with. */
export type EngineModule = typeof engine;

let loading: Promise<EngineModule> | undefined;
let loaded: EngineModule | undefined;

/**
 * The module of the engine, loaded once, and without a promise from then on: what needs no waiting is done before the caller goes on.
 * A load that failed (a page whose server is away) is tried again with the next call.
 *
 * @throws {ClawOpsError} of kind `connection` where a bundler's chunk cannot be loaded; nothing was sent
 */
export function loadEngine(): EngineModule | Promise<EngineModule> {
  if (loaded !== undefined) return loaded;
  loading ??= import("./engine.ts").then(
    (module) => (loaded = module),
    (cause: unknown) => {
      loading = undefined;
      const message = `A part of @pincer/clawops could not be loaded (${describeThrown(cause)}). Nothing was sent. Check that every file of the bundle is served.`;
      throw new ClawOpsError(message, { kind: "connection", retryable: true, cause });
    },
  );
  return loading;
}
