import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** The only interface that the playground listens on. */
export const loopback = "127.0.0.1";

/** Makes a server listen on this machine only; gives the port, or rejects with what the system says. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host: loopback, exclusive: true }, () => {
      server.removeListener("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** True for the error of a port that something else listens on. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && (error as { readonly code?: unknown }).code === "EADDRINUSE";
}
