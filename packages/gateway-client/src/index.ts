export { GatewayClient } from "./gateway-client.ts";
export * from "./exports.ts";
