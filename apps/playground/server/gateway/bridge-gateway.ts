import { closeReason, type SecretKeeper } from "@pincer/shared/internal";
import { type RawData, WebSocket } from "ws";

import { badGateway } from "../../contract/paths.ts";
import type { GatewayAccess } from "../targets/gateway-targets.ts";
import { withCredentials, withoutHelloSecrets } from "./connect-frame.ts";
import { explainGatewayFailure } from "./explain-gateway-failure.ts";
import type { FrameRecorder } from "./frame-recorder.ts";

/** What may wait for a slow reader before the other side is made to wait too. */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
/** More than any gateway announces (25 MiB). */
const MAX_FRAME_BYTES = 64 * 1024 * 1024;
const HANDSHAKE_TIMEOUT_MS = 10_000;

/** What a bridge is made from. */
export interface BridgeOptions {
  /** The page's socket, just accepted. */
  readonly page: WebSocket;
  readonly access: GatewayAccess;
  readonly keeper: SecretKeeper;
  readonly recorder: FrameRecorder;
}

/**
 * Connects a page's socket with the gateway: frames both ways, credentials put in, closes passed on with their words. Gives the
 * gateway's side.
 */
export function bridgeGateway({ page, access, keeper, recorder }: BridgeOptions): WebSocket {
  // Without an Origin header: for a gateway this is a program of its owner, not a web page.
  const gateway = new WebSocket(access.url, {
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    followRedirects: false,
  });
  let opened = false;
  let failure: unknown;
  page.pause();
  gateway.on("open", () => {
    opened = true;
    recorder.socket(`connected to ${access.url}`);
    page.resume();
  });
  gateway.on("error", (error) => (failure = error));
  gateway.on("message", (data) => {
    const text = keeper.exact(withoutHelloSecrets(readText(data)));
    recorder.frame("received", text);
    pass(text, page, gateway);
  });
  gateway.on("close", (code, bytes) => {
    const reason = opened ? bytes.toString() || brokenFrame(failure) : explainGatewayFailure(failure, access.url);
    recorder.socket(opened ? `closed by the gateway: ${code} ${reason}`.trim() : reason);
    page.resume(); // a paused socket would not notice the other side's half of the close
    endSocket(page, opened ? code : badGateway, keeper.exact(reason));
  });
  page.on("error", () => {}); // "close" follows
  page.on("message", (data) => {
    const text = readText(data);
    recorder.frame("sent", text);
    pass(withCredentials(text, access), gateway, page);
  });
  page.on("close", (code, reason) => {
    gateway.resume(); // as above
    if (gateway.readyState >= WebSocket.CLOSING) return;
    recorder.socket(`closed by the page: ${code} ${reason.toString()}`.trim());
    endSocket(gateway, code, reason.toString());
  });
  return gateway;
}

/** What was wrong with a frame of the gateway, where that ended the connection. */
function brokenFrame(failure: unknown): string {
  return failure instanceof Error ? `The gateway sent what is no valid frame: ${failure.message}` : "";
}

/** Sends, and makes the sender wait while too much is on its way. */
function pass(text: string, to: WebSocket, from: WebSocket): void {
  if (to.readyState !== WebSocket.OPEN) return;
  to.send(text, () => {
    if (from.isPaused && to.bufferedAmount < MAX_WAITING_BYTES) from.resume();
  });
  if (to.bufferedAmount >= MAX_WAITING_BYTES) from.pause();
}

function endSocket(socket: WebSocket, code: number, reason: string): void {
  if (socket.readyState === WebSocket.CONNECTING) socket.terminate();
  else if (code === 1005) socket.close();
  // 1006 and 1015 say that there was no close frame; they cannot be sent.
  else if (code === 1006 || code === 1015) socket.close(badGateway, closeReason(reason || "The connection was cut."));
  else socket.close(code, closeReason(reason));
}

function readText(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return data instanceof ArrayBuffer ? new TextDecoder().decode(data) : data.toString();
}
