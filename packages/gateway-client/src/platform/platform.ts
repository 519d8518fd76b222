import type { WebSocketConstructor } from "@pincer/shared/internal/base";

import type { ClientInfo } from "../handshake/connect-params.ts";

/** What differs between Node and the web. Each entry of the package brings its own. */
export interface Platform {
  /**
   * The constructor to use where the user gives none.
   *
   * @throws GatewayError of kind `unsupported` where the runtime has none
   */
  webSocket(): WebSocketConstructor;
  /**
   * The third argument of the constructor.
   *
   * @throws GatewayError of kind `unsupported` where the runtime cannot set headers
   */
  socketInit(headers: Readonly<Record<string, string>> | undefined): Record<string, unknown> | undefined;
  /** True in web pages and their workers: their clients have a device identity unless told otherwise. */
  readonly isWebPage: boolean;
  /** What the client says of itself unless told otherwise. */
  readonly clientInfo: Pick<ClientInfo, "id" | "mode" | "platform">;
}
