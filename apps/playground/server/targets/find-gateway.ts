import { loadGatewayConfig } from "@pincer/gateway-client/node";
import { redact } from "@pincer/shared";
import { describeThrown } from "@pincer/shared/internal";

import { checkGatewayAddress } from "./check-address.ts";

/** A real gateway that this machine is configured for, or why there is none. */
export interface FoundGateway {
  readonly gateway:
    | {
        readonly url: string;
        readonly token?: string | undefined;
        readonly password?: string | undefined;
        readonly source: "config file" | "environment";
        readonly detail: string | null;
      }
    | undefined;
  readonly problem: string | null;
}

/** Looks where the gateway's own tools look: environment variables, then its config files. Finding none is no failure. */
export function findGateway(): FoundGateway {
  try {
    const { url, token, password, source } = loadGatewayConfig();
    const fromFile = /[\\/]/.test(source);
    return {
      gateway: {
        url: checkGatewayAddress(url, `The gateway's address (${source})`),
        token,
        password,
        source: fromFile ? "config file" : "environment",
        detail: source,
      },
      problem: null,
    };
  } catch (error) {
    const words = error instanceof Error ? error.message : describeThrown(error);
    return { gateway: undefined, problem: redact(words) };
  }
}
