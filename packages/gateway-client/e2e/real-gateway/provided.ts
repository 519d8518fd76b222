import "vitest";
import type { GatewayCommandLine } from "./command-line.ts";
import type { GenerationName } from "./generation.ts";

/** How the tests reach the shared gateway. */
export interface SharedGateway {
  readonly url: string;
  readonly token: string;
  /** How its own command line is run; absent where the gateway is not of the suite's making. */
  readonly commandLine?: GatewayCommandLine | undefined;
}

declare module "vitest" {
  // oxlint-disable-next-line no-shadow -- the name is vitest's own
  export interface ProvidedContext {
    /** Which gateway the tests of this project run against. */
    generation: GenerationName;
    /** The gateways that all test files use that do not start one of their own. */
    sharedGateways: Readonly<Partial<Record<GenerationName, SharedGateway>>>;
    /** Base URL of the model server, for gateways that a test file starts itself. */
    modelUrl: string;
    /** Where gateways and the model server print to. */
    logFile: string;
  }
}
