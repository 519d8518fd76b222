import type { PincerErrorKind } from "@pincer/shared";
import { describeThrown } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";

/** Whether the gateway can be used, and what to do where it cannot. Fit to be shown and logged. */
export type Diagnosis =
  | {
      readonly ok: true;
      readonly protocol: number;
      readonly serverVersion: string;
      /** What was granted; `undefined` where the gateway does not say (protocol 3). */
      readonly scopes: readonly string[] | undefined;
      /** What may be missing all the same, a sentence each. */
      readonly steps: readonly string[];
    }
  | {
      readonly ok: false;
      /** The class of the error. */
      readonly name: string;
      readonly kind: PincerErrorKind | undefined;
      readonly message: string;
      readonly retryable: boolean;
      /** What to do, a sentence each. */
      readonly steps: readonly string[];
    };

/** Says as data what an attempt to connect came to. */
export async function diagnose(connecting: Promise<HelloOk>): Promise<Diagnosis> {
  try {
    const { protocol, server, auth } = await connecting;
    const scopes = auth?.scopes;
    const steps =
      scopes?.length === 0
        ? [
            "No scopes were granted: nearly every method will be refused. Use a client id that may have them, or a device.",
          ]
        : [];
    return { ok: true, protocol, serverVersion: server.version, scopes, steps };
  } catch (error) {
    if (!(error instanceof GatewayError)) {
      return { ok: false, name: "Error", kind: undefined, message: describeThrown(error), retryable: false, steps: [] };
    }
    const { name, kind, message, retryable, steps } = error;
    return { ok: false, name, kind, message, retryable, steps };
  }
}
