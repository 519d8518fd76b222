import { deferred } from "@pincer/shared/internal";
import { inject } from "vitest";

import { type Message, Peer } from "../peer.ts";
import type { Services } from "../services.ts";

// As the browser has them, whatever a test replaces.
const { WebSocket, XMLHttpRequest } = globalThis;
const name = `/${crypto.randomUUID()}`;
const host = `127.0.0.1:${inject("bridgePort")}`;

/** A function of the other side: it blocks the page for its answer. */
type RemoteFunction = ((...args: unknown[]) => unknown) & {
  /** Has it called without waiting, after what was told before. */
  cast(...args: unknown[]): void;
};

function remoteFunction(id: number): RemoteFunction {
  const call = (...args: unknown[]): unknown => {
    const request = new XMLHttpRequest();
    request.open("POST", `http://${host}${name}`, false);
    request.send(JSON.stringify({ id, args: peer.encode(args) }));
    const { isThrown, value } = JSON.parse(request.responseText) as { isThrown: boolean; value: unknown };
    const given = peer.decode(value);
    if (isThrown) throw given;
    return given;
  };
  return Object.assign(call, { cast: (...args: unknown[]) => peer.cast(id, args) });
}

const waiting: Message[] = [];

/** What is told in one turn goes out together. */
function tell(message: Message): void {
  if (waiting.push(message) > 1) return;
  queueMicrotask(() => socket.send(JSON.stringify(waiting.splice(0))));
}

/** Calls a function of the other side without waiting for it. */
export function cast<Args extends unknown[]>(remote: (...args: Args) => unknown, ...args: Args): void {
  (remote as RemoteFunction).cast(...args);
}

const socket = new WebSocket(`ws://${host}${name}`);
const peer = new Peer(tell, remoteFunction);
const first = deferred<Services>();
socket.addEventListener("error", () => first.reject(new Error("The bridge to the process of the gateways is gone.")));
socket.addEventListener(
  "message",
  ({ data }) => {
    first.resolve(peer.decode(JSON.parse(String(data))) as Services);
    socket.addEventListener("message", (event) => peer.receive(JSON.parse(String(event.data)) as Message));
  },
  { once: true },
);

/** What the process outside of this page does for it. */
export const outside: Services = await first.promise;
