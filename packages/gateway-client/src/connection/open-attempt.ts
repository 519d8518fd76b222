import {
  createDeadline,
  openSocket,
  type SocketEnd,
  type SocketHandlers,
  type SocketLink,
} from "@pincer/shared/internal";

import { errorFromReply } from "../errors/from-reply.ts";
import { connectParams } from "../handshake/connect-params.ts";
import { checkedConnect } from "../handshake/connect-size.ts";
import { type GatewayAddress, readGatewayUrl } from "../handshake/gateway-url.ts";
import { type Credentials, pickCredentials, provide } from "../handshake/pick-credentials.ts";
import { readChallenge } from "../handshake/read-challenge.ts";
import { readHello } from "../handshake/read-hello.ts";
import type { ClientSettings } from "../options/read-options.ts";
import type { ServerFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { parseFrame } from "../protocol/parse-frame.ts";
import { serializeFrame } from "../protocol/serialize-frame.ts";
import { connectionFailure } from "../reconnect/connection-failure.ts";
import { type AttemptPhase, notAGateway, notOpened, notSent, unanswered } from "./attempt-errors.ts";

/** What is told about an attempt. After `onFailed`, and after `drop()`, nothing more is. */
export interface AttemptHandlers {
  /** The connect request is out. */
  onChallenged(): void;
  onHello(hello: HelloOk, address: GatewayAddress): void;
  /** The attempt failed, or the connection that it became is gone. */
  onFailed(error: unknown): void;
  /** A message after the hello. */
  onText(text: string): void;
  /** A message after the hello that is no text. */
  onUnreadable(): void;
}

/** An attempt to connect, and the connection that it became. */
export interface Attempt {
  /** False where there is no open connection. A socket that throws is broken: what it was given counts as sent. */
  send(text: string): boolean;
  /** Starts the closing handshake; `onGone` is called once, when the socket is gone. */
  close(onGone: () => void): void;
  /** Ends it without another word. */
  drop(): void;
}

/** No attempt takes longer, whatever the time limit of requests. */
const CONNECT_LIMIT_MS = 30_000;
const SAMPLE_LENGTH = 120;

/** Asks for address and credentials, opens a socket and shakes hands, all within one time limit. */
export function openAttempt(settings: ClientSettings, handlers: AttemptHandlers): Attempt {
  const { keeper, protocol } = settings;
  const timeoutMs = Math.min(settings.requestTimeout, CONNECT_LIMIT_MS);
  const connectId = crypto.randomUUID();
  let address: GatewayAddress | undefined;
  let link: SocketLink | undefined;
  let phase: AttemptPhase = "asking";
  let onGone: (() => void) | undefined;

  const place = (): string => address?.place ?? "the gateway";
  const deadline = createDeadline({ timeoutMs, reason: () => unanswered(phase, place(), timeoutMs) });
  const finish = (): void => {
    phase = "over";
    deadline.dispose();
    link?.drop();
  };
  const fail = (error: unknown): void => {
    if (phase === "over") return;
    finish();
    if (onGone === undefined) handlers.onFailed(error);
    else onGone();
  };
  deadline.signal.addEventListener("abort", () => fail(deadline.signal.reason), { once: true });

  const transmit = (text: string): void => {
    try {
      link?.send(text);
    } catch (error) {
      // Not at once: who sends must first know that it was sent.
      queueMicrotask(() => fail(notSent(error, place(), keeper)));
    }
  };
  const onFrame = (frame: ServerFrame, credentials: Credentials): void => {
    if (phase === "opening" || phase === "opened") {
      const challenge = readChallenge(frame);
      if (challenge === undefined) throw notAGateway("its first message is no connect.challenge", place());
      const text = serializeFrame(connectId, "connect", connectParams(settings, credentials, challenge));
      if (text.ok) transmit(checkedConnect(text.text));
      phase = "challenged";
      handlers.onChallenged();
    } else if (frame.type === "res" && frame.id === connectId) {
      if (frame.error !== undefined) {
        throw errorFromReply(frame.error, { method: "connect", keeper, offered: protocol, place: place() });
      }
      const hello = readHello(frame.payload, protocol, place());
      phase = "greeted";
      deadline.dispose();
      for (const secret of [hello.auth?.deviceToken, hello.auth?.["recoveryScope"]]) {
        if (typeof secret === "string") keeper.add(secret);
      }
      if (address !== undefined) handlers.onHello(hello, address);
    }
  };
  const onText = (text: string, credentials: Credentials): void => {
    if (phase === "greeted") return handlers.onText(text);
    const parsed = parseFrame(text);
    try {
      if (!parsed.ok) {
        const sample = keeper.text(text.slice(0, SAMPLE_LENGTH * 10)).slice(0, SAMPLE_LENGTH);
        throw notAGateway(`a message ${parsed.problem}: ${JSON.stringify(sample)}`, place());
      }
      onFrame(parsed.frame, credentials);
    } catch (error) {
      fail(error);
    }
  };
  const onEnd = (end: SocketEnd): void => {
    if (onGone !== undefined) {
      finish();
      return onGone();
    }
    fail(connectionFailure(end, { place: place(), keeper, greeted: phase === "greeted" }));
  };

  const start = async (): Promise<void> => {
    // The credentials first: then they are known as secrets, should the `url` function throw them.
    const credentials = await pickCredentials(settings.credentials, keeper);
    const url = await provide("url", settings.url, keeper);
    if (phase === "over") return;
    address = readGatewayUrl(url);
    phase = "opening";
    if (address.exposed && Object.keys(credentials).length > 0) {
      settings.logger.warn(
        `The credentials go to ${address.place} unencrypted. Use wss:// (or a tunnel) for another machine.`,
      );
    }
    const socketHandlers: SocketHandlers = {
      onOpen() {
        if (phase === "opening") phase = "opened";
      },
      onText: (text) => onText(text, credentials),
      onUnreadable() {
        if (phase === "greeted") handlers.onUnreadable();
        else fail(notAGateway("a message is not text", place()));
      },
      onEnd,
    };
    const { WebSocket, socketInit } = settings;
    try {
      link = openSocket({
        WebSocket,
        url: address.url,
        ...(socketInit && { init: socketInit }),
        handlers: socketHandlers,
      });
    } catch (error) {
      throw notOpened(error, address.place, keeper);
    }
  };
  start().catch(fail);

  return {
    send(text) {
      if (phase !== "greeted" || link?.isOpen !== true) return false;
      transmit(text);
      return true;
    },
    close(gone) {
      if (phase === "over" || link === undefined) {
        finish();
        return gone();
      }
      onGone = gone;
      deadline.dispose();
      try {
        link.close(1000, "client closed");
      } catch {
        fail(undefined); // a socket that cannot even be closed is dropped
      }
    },
    drop: finish,
  };
}
