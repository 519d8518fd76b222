import { describeThrown } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type * as codec from "./codec.ts";

/** What {@link loadCodec} loads. */
export type Codec = typeof codec;

let loading: Promise<Codec> | undefined;
let loaded: Codec | undefined;

/** The codec where it is loaded: what needs no waiting is done before the caller goes on. */
export function loadedCodec(): Codec | undefined {
  return loaded;
}

/**
 * The codec, loaded once. A load that failed (a page whose server is away) is tried again with the next request.
 *
 * @throws {ClawOpsError} of kind `connection` where a bundler's chunk cannot be loaded; nothing was sent
 */
export function loadCodec(): Promise<Codec> {
  loading ??= import("./codec.ts").then(
    (codec) => (loaded = codec),
    (cause: unknown) => {
      loading = undefined;
      const message = `A part of @pincer/clawops could not be loaded (${describeThrown(cause)}). Nothing was sent. Check that every file of the bundle is served.`;
      throw new ClawOpsError(message, { kind: "connection", retryable: true, cause });
    },
  );
  return loading;
}
