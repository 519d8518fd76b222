import { GatewayClientBase } from "./gateway-client-base.ts";
import type { GatewayClientOptions } from "./options/client-options.ts";
import { platform } from "./platform/web-socket.browser.ts";

/**
 * A client of an OpenClaw or Clawdbot gateway.
 *
 * @example
 * await using gateway = new GatewayClient({ token });
 * const answer = await gateway.ask("What is on my calendar?");
 */
export class GatewayClient extends GatewayClientBase {
  /**
   * Makes a client. It connects when it is asked to, or with the first request.
   *
   * @throws GatewayError of kind `configuration` or `unsupported` that names the option
   */
  constructor(options: GatewayClientOptions = {}) {
    super(options, platform);
  }
}
