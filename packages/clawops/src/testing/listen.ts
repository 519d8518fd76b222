import { once } from "node:events";
import { createServer } from "node:http";

import { describeThrown } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type { Listen } from "./listening.ts";
import { serveNodeRequest } from "./serve-node-request.ts";

const HOST = "127.0.0.1";

/** Listens on a port of this machine, reachable from nowhere else. */
export const listen: Listen = async (handle, port) => {
  const server = createServer((incoming, outgoing) => void serveNodeRequest(handle, incoming, outgoing));
  server.listen(port, HOST);
  try {
    await once(server, "listening");
  } catch (cause) {
    const message = `listen: port ${port} cannot be used (${describeThrown(cause)}). Take another, or 0 for any that is free.`;
    throw new ClawOpsError(message, { kind: "configuration", cause });
  }
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  const closed = new Promise<void>((resolve) => {
    server.once("close", () => resolve());
  });
  const close = (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    return closed;
  };
  return { url: `http://${HOST}:${actual}`, close, [Symbol.asyncDispose]: close };
};
