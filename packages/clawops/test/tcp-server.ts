import { type AddressInfo, createServer, type Socket } from "node:net";

import { onTestFinished } from "vitest";

/** Starts a TCP server on a free port that knows nothing of HTTP. It ends with the test, and cuts what is still open. */
export async function tcpServer(onSocket: (socket: Socket) => void): Promise<{ readonly host: string }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {}); // cut by either side: that is what these tests are about
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  );
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}
