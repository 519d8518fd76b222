import { GatewayClient as OfficialClient } from "@openclaw/gateway-client";
import { GatewayClient } from "@pincer/gateway-client";
import { WebSocket } from "ws";

/** A connected client under test. */
export interface Subject {
  /** @param method `health` where none is given */
  readonly request: (method?: string) => Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

/** Ours. */
export async function openOurs(url: string): Promise<Subject> {
  const gateway = new GatewayClient({ url, token: "bench-token" });
  await gateway.connect();
  return { request: (method = "health") => gateway.request(method), close: () => gateway.close() };
}

/** The official client with the protocol that it wants. */
export async function openOfficial(url: string): Promise<Subject> {
  const settings = { url, token: "bench-token", minProtocol: 4, maxProtocol: 4, deviceIdentity: null };
  const client = await new Promise<OfficialClient>((resolve, reject) => {
    const opened: OfficialClient = new OfficialClient({
      ...settings,
      onHelloOk: () => resolve(opened),
      onConnectError: reject,
    });
    opened.start();
  });
  return { request: (method = "health") => client.request(method), close: () => client.stopAndWait() };
}

/** The least that can be done with `ws`: frames out, answers to whoever waits for that id. */
export async function openBare(url: string): Promise<Subject> {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  const waiting = new Map<string, (payload: unknown) => void>();
  let count = 0;
  const request = (method = "health", params: object = {}): Promise<unknown> =>
    new Promise((resolve) => {
      count += 1;
      const id = String(count);
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ type: "req", id, method, params }));
    });
  const greeted = new Promise<unknown>((resolve, reject) => {
    socket.on("error", reject);
    socket.on("message", (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as { type: string; event?: string; id: string; payload: unknown };
      if (frame.event === "connect.challenge") return resolve(request("connect"));
      if (frame.type !== "res") return;
      waiting.get(frame.id)?.(frame.payload);
      waiting.delete(frame.id);
    });
  });
  await greeted;
  const closed = new Promise((resolve) => socket.once("close", resolve));
  return {
    request,
    close: () => {
      socket.close();
      return closed;
    },
  };
}
