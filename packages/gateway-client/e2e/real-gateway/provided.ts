import "vitest";

/** How the tests reach the shared gateway. */
export interface SharedGateway {
  readonly url: string;
  readonly token: string;
}

declare module "vitest" {
  // oxlint-disable-next-line no-shadow -- the name is vitest's own
  export interface ProvidedContext {
    /** The gateway that all test files use that do not start one of their own. */
    sharedGateway: SharedGateway;
    /** Base URL of the model server, for gateways that a test file starts itself. */
    modelUrl: string;
    /** Where gateways and the model server print to. */
    logFile: string;
  }
}
