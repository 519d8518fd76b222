/** Where the page finds its server. */
export const paths = {
  /** GET: what the page may know (`PlaygroundStatus`). */
  status: "/api/status",
  /** POST: choose targets, hand over credentials (`SettingsChange`). */
  settings: "/api/settings",
  /** GET: the traffic as server-sent events. DELETE: forget it. */
  log: "/api/log",
  /** Everything below it goes to ClawOps. */
  clawops: "/clawops",
  /** WebSocket to the gateway. */
  gateway: "/gateway",
} as const;

/**
 * Names the target that the page believes in, as a header of ClawOps requests and as a query key of the gateway's address. A
 * page that says "local" can so never reach a real account, whatever was chosen in another tab meanwhile.
 */
export const targetHeader = "x-pincer-target";

/** See {@link targetHeader}. */
export const targetQuery = "target";

/** The close code of a gateway connection that the server could not make; the reason says why and what to do. */
export const badGateway = 1014;

/** The error code with which the server refuses a page whose target is not the chosen one. */
export const targetChangedCode = "playground_target_changed";

/** The error code with which the server refuses a page from before its last start. */
export const sessionEndedCode = "playground_session_ended";
