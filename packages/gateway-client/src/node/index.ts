/** What needs Node: the gateway's configuration on this machine, and a store on disk. */
export { fileStore } from "./file-store.ts";
export type { GatewayConfig } from "./gateway-config.ts";
export { loadGatewayConfig } from "./load-gateway-config.ts";
