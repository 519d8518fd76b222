import {
  createDeadline,
  describeThrown,
  openSocket,
  type SocketEnd,
  type SocketHandlers,
  type SocketLink,
} from "@pincer/shared/internal";

import { errorFromReply } from "../errors/from-reply.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { GatewayProtocolError } from "../errors/protocol-error.ts";
import { GatewayTimeoutError } from "../errors/timeout-error.ts";
import { connectParams } from "../handshake/connect-params.ts";
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

/** What is told about an attempt. After `onFailed`, and after `drop()`, nothing more is. */
export interface AttemptHandlers {
  /** The connect request is out. */
  onChallenged(): void;
  onHello(hello: HelloOk, address: GatewayAddress): void;
  /** The attempt failed, or the connection that it became is gone. */
  onFailed(error: unknown): void;
  /** A message after the hello. */
  onText(text: string): void;
}

/** An attempt to connect, and the connection that it became. */
export interface Attempt {
  /** False where there is no open connection. */
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
  let phase: "asking" | "opening" | "challenged" | "greeted" | "over" = "asking";
  let onGone: (() => void) | undefined;

  const deadline = createDeadline({ timeoutMs, reason: () => unanswered(phase, address?.place, timeoutMs) });
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

  const onFrame = (frame: ServerFrame, credentials: Credentials): void => {
    if (phase === "opening") {
      const challenge = readChallenge(frame);
      if (challenge === undefined) throw notAGateway("its first message is no connect.challenge");
      const params = connectParams(settings, credentials, challenge);
      const text = serializeFrame(connectId, "connect", params);
      if (text.ok) link?.send(text.text);
      phase = "challenged";
      handlers.onChallenged();
    } else if (frame.type === "res" && frame.id === connectId) {
      if (frame.error !== undefined) {
        throw errorFromReply(frame.error, { method: "connect", keeper, offered: protocol });
      }
      const hello = readHello(frame.payload, protocol);
      phase = "greeted";
      deadline.dispose();
      for (const secret of [hello.auth?.deviceToken, hello.auth?.["recoveryScope"]]) {
        if (typeof secret === "string") keeper.add(secret);
      }
      if (address !== undefined) handlers.onHello(hello, address);
    }
  };
  const notAGateway = (why: string): GatewayError =>
    new GatewayProtocolError(`What listens at ${address?.place} is not an OpenClaw or Clawdbot gateway: ${why}.`, {
      steps: ["Check host and port in the `url` option."],
    });
  const onText = (text: string, credentials: Credentials): void => {
    if (phase === "greeted") return handlers.onText(text);
    const parsed = parseFrame(text);
    try {
      if (!parsed.ok) {
        const sample = keeper.text(text.slice(0, SAMPLE_LENGTH * 10)).slice(0, SAMPLE_LENGTH);
        throw notAGateway(`a message ${parsed.problem}: ${JSON.stringify(sample)}`);
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
    const place = address?.place ?? "the gateway";
    fail(connectionFailure(end, { place, keeper, greeted: phase === "greeted" }));
  };

  const start = async (): Promise<void> => {
    const [url, credentials] = await Promise.all([
      provide("url", settings.url, keeper),
      pickCredentials(settings.credentials, keeper),
    ]);
    if (phase === "over") return;
    address = readGatewayUrl(url);
    phase = "opening";
    if (address.exposed && Object.keys(credentials).length > 0) {
      settings.logger.warn(
        `The credentials go to ${address.place} unencrypted. Use wss:// (or a tunnel) for another machine.`,
      );
    }
    const socketHandlers: SocketHandlers = {
      onOpen() {},
      onText: (text) => onText(text, credentials),
      onUnreadable: () => onText("", credentials),
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
      // Browsers refuse some addresses at once, such as ws:// in a page of https://.
      throw new GatewayError(
        `No WebSocket could be opened to ${address.place} (${keeper.text(describeThrown(error))}).`,
        {
          kind: "configuration",
          cause: keeper.cause(error),
        },
      );
    }
  };
  start().catch(fail);

  return {
    send(text) {
      if (phase !== "greeted" || link?.isOpen !== true) return false;
      link.send(text);
      return true;
    },
    close(gone) {
      if (phase === "over" || link === undefined) {
        finish();
        return gone();
      }
      onGone = gone;
      deadline.dispose();
      link.close(1000, "client closed");
    },
    drop: finish,
  };
}

function unanswered(phase: string, place = "the gateway", timeoutMs: number): GatewayTimeoutError {
  const missing =
    phase === "asking"
      ? "The `url` or credentials functions gave nothing"
      : phase === "opening"
        ? `${place} did not open a connection with a connect.challenge`
        : `The gateway at ${place} did not answer "connect"`;
  return new GatewayTimeoutError(`${missing} within ${timeoutMs} ms.`, {
    method: "connect",
    timeoutMs,
    retryable: true,
    steps: ["Is it a gateway, and is it running? See `openclaw gateway status` (or `clawdbot gateway status`)."],
  });
}
