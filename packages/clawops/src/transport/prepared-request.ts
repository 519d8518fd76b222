import type { SecretKeeper } from "@pincer/shared/internal";

import type { RequestInfo } from "../errors/api-error.ts";
import type { Operation } from "../wire/operation.ts";

/** A request that is ready to be sent, any number of times. */
export interface PreparedRequest {
  readonly operation: Operation;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | undefined;
  /** Takes the client's secrets and those of this call out of what an error or a hook shows. */
  readonly secrets: SecretKeeper;
  /** Method and URL for eyes. */
  readonly info: RequestInfo;
  /** The key that was made for this call, with the name that users write for it. */
  readonly generatedKey: { readonly name: string; readonly value: string } | undefined;
}
