import type { GatewayClientOptions } from "../../src/index.ts";

/** The client of the tests is the one for pages. */
export const isPage: boolean = false;

/** What a client says about itself where it is not told what. */
export const shownClient: object = { id: "gateway-client", mode: "backend", platform: process.platform };

/** What a client gives that may do everything at a local gateway: protocol 4 lets a page do that only as a device. */
export const asOwner: () => GatewayClientOptions = () => ({});

/** The close code that a gateway sees where the client gives its socket up: a page's sockets say goodbye even then. */
export const givenUpCode: number = 1006;

/** Has a listener told of what was rejected without anybody being told; gives a function that ends it. */
export function onUnhandledRejection(listener: (reason: unknown) => void): () => void {
  process.on("unhandledRejection", listener);
  return () => void process.off("unhandledRejection", listener);
}

/** How many sockets and servers are open. */
export function openSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap" || name === "TCPServerWrap").length;
}
