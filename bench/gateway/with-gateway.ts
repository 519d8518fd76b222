import { fork } from "node:child_process";
import { once } from "node:events";

/** Runs `use` with the address of a gateway in a process of its own, so that only the client's own work is counted. */
export async function withGateway<Found>(use: (url: string) => Promise<Found>): Promise<Found> {
  const server = fork(new URL("answering-gateway.ts", import.meta.url));
  try {
    const [port] = (await once(server, "message")) as [number];
    return await use(`ws://127.0.0.1:${port}`);
  } finally {
    server.kill();
  }
}
