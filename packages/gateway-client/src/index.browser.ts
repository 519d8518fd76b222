export { GatewayClient } from "./gateway-client.browser.ts";
export * from "./exports.ts";
