/** What needs Node: the gateway's configuration on this machine, a store on disk, and sockets that pin a certificate. */
export { fileStore } from "./file-store.ts";
export type { GatewayConfig } from "./gateway-config.ts";
export { loadGatewayConfig } from "./load-gateway-config.ts";
export { pinnedWebSocket } from "./pinned-web-socket.ts";
