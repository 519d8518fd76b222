import type { IncomingMessage } from "node:http";

import { isRecord, readMessage } from "@pincer/shared/internal";
import type { RawData, WebSocket } from "ws";

import { Connection } from "./connection.ts";
import type { GatewayWorld, ServedSocket } from "./gateway-world.ts";
import { generations } from "./generation.ts";
import { presence } from "./handshake/presence.ts";
import { challenge, serveHandshake } from "./handshake/serve-handshake.ts";
import { serveFaulty } from "./serve-faulty.ts";
import { serveRequest, type RequestChannel } from "./serve-request.ts";

/** Serves one socket from its challenge to its end. */
export function serveSocket(ws: WebSocket, upgrade: IncomingMessage, world: GatewayWorld): void {
  const connection = new Connection(
    ws,
    upgrade.headers.origin,
    world.log,
    generations[world.protocol].maxBufferedBytes,
  );
  const socket: ServedSocket = {
    connection,
    isRemote: upgrade.headers["x-forwarded-for"] !== undefined,
    isOwnOrigin: upgrade.headers.origin === `http://${upgrade.headers.host ?? ""}`,
  };
  world.hub.add(connection);
  const cancelTimeout = world.clock.after(world.handshakeTimeoutMs, () => connection.close(1000));
  ws.on("error", () => {}); // what went wrong is told by the close that follows
  ws.on("close", () => {
    cancelTimeout();
    world.hub.remove(connection);
    leave(connection, world);
  });
  ws.on("message", (data) => {
    if (receive(data, socket, world)) cancelTimeout();
  });
  const skewed = world.faults.take("clock-skew");
  if (skewed !== undefined) connection.skewMs = skewed.skewMs ?? 3_600_000;
  if (world.faults.take("no-challenge") === undefined)
    challenge(socket, world, skewed?.hidden === true ? 0 : connection.skewMs);
}

/** True when the frame was a `connect` that is being served, so that the handshake's time no longer counts. */
function receive(data: RawData, socket: ServedSocket, world: GatewayWorld): boolean {
  const { connection } = socket;
  if (!connection.isOpen) return false;
  const isFirst = connection.granted === undefined;
  if (isFirst && sizeOf(data) > generations[world.protocol].firstFrameLimit) {
    connection.close(1009);
    return false;
  }
  const parsed = parse(data);
  const entry = world.log.add("in", connection.id, parsed.text);
  if (!parsed.ok) {
    if (isFirst) connection.close(1000);
    return false; // after the hello it is ignored
  }
  const { frame } = parsed;
  const method = isRecord(frame) && typeof frame["method"] === "string" ? frame["method"] : undefined;
  if (method !== undefined) world.requests.of(method).add(entry);
  const fault = method === undefined ? undefined : world.faults.takeForRequest(method);
  const serve = (channel: RequestChannel): void => {
    if (isFirst) serveHandshake(frame, socket, world, (text) => channel.send(text));
    else void serveRequest(frame, socket, world, channel);
  };
  if (fault === undefined) serve({ send: (text) => connection.sendAnswer(text), dropsAfterAccepted: false });
  else serveFaulty(fault, isRecord(frame) ? frame["id"] : undefined, connection, world, serve);
  return method === "connect";
}

function leave({ granted }: Connection, world: GatewayWorld): void {
  if (granted === undefined) return;
  world.disconnected.add(granted);
  const isSeen = world.protocol === 3 ? granted.client["mode"] !== "cli" : granted.deviceId !== undefined;
  if (!isSeen) return;
  world.hub.stateVersion.presence += 1;
  world.hub.broadcast("presence", { presence: presence(world, granted) }, true);
}

function parse(data: RawData): { readonly ok: boolean; readonly text: string; readonly frame?: unknown } {
  try {
    const text = readMessage(data);
    if (typeof text !== "string") return { ok: false, text: "" };
    try {
      return { ok: true, text, frame: JSON.parse(text) };
    } catch {
      return { ok: false, text };
    }
  } catch {
    return { ok: false, text: `<${sizeOf(data)} bytes that are not UTF-8>` };
  }
}

function sizeOf(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.length, 0) : data.byteLength;
}
