import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

import { onTestFinished } from "vitest";

/** A way to a gateway that can be cut without the gateway's doing. */
export interface CuttableLine {
  /** Use it in place of the gateway's own URL. */
  readonly url: string;
  /** Breaks all connections that go over it. New ones may be made at once. */
  cut(): void;
}

/** Puts a TCP relay before a gateway until the test ends. */
export async function cuttableLine(gatewayUrl: string): Promise<CuttableLine> {
  const target = new URL(gatewayUrl);
  const sockets = new Set<Socket>();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const join = (from: Socket, to: Socket): void => {
    sockets.add(from);
    from.pipe(to);
    from.on("error", () => from.destroy()); // a broken line is what this is for
    from.once("close", () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const relay = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    join(near, far);
    join(far, near);
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  onTestFinished(async () => {
    const closed = once(relay, "close");
    relay.close();
    cut();
    await closed;
  });
  const address = relay.address();
  if (address === null || typeof address === "string") throw new Error("The relay has no port.");
  return { url: `ws://127.0.0.1:${address.port}`, cut };
}
