import {
  createDeadline,
  openSocket,
  type SocketEnd,
  type SocketHandlers,
  type SocketLink,
} from "@pincer/shared/internal";

import type { HeardChallenge } from "../doctor/clues.ts";
import { errorFromReply } from "../errors/from-reply.ts";
import { ProtocolMismatchError } from "../errors/request-errors.ts";
import { connectParams } from "../handshake/connect-params.ts";
import { checkedConnect } from "../handshake/connect-size.ts";
import type { AttemptDevice } from "../handshake/device-source.ts";
import { type GatewayAddress, readGatewayUrl } from "../handshake/gateway-url.ts";
import { type Credentials, pickCredentials, provide } from "../handshake/pick-credentials.ts";
import { plaintextReach, plaintextRefused } from "../handshake/plaintext.ts";
import { readChallenge } from "../handshake/read-challenge.ts";
import { readHello } from "../handshake/read-hello.ts";
import type { ClientSettings } from "../options/read-options.ts";
import { randomId } from "../platform/random-id.ts";
import type { ErrorShape, ServerFrame } from "../protocol/frames.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { parseFrame } from "../protocol/parse-frame.ts";
import { serializeFrame } from "../protocol/serialize-frame.ts";
import { connectionFailure } from "../reconnect/connection-failure.ts";
import { type AttemptPhase, notAGateway, notOpened, notSent, unanswered } from "./attempt-errors.ts";
import { explainFailure } from "./explain-failure.ts";

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
  /** An answer came over the connection: it may be about the device. */
  heard(answer: unknown): void;
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
  const { keeper } = settings;
  const timeoutMs = Math.min(settings.requestTimeout, CONNECT_LIMIT_MS);
  const connectId = randomId();
  let address: GatewayAddress | undefined;
  let device: AttemptDevice | undefined;
  let link: SocketLink | undefined;
  let phase: AttemptPhase = "asking";
  let onGone: (() => void) | undefined;
  // True once nobody wants to hear how it ends.
  let isDeaf = false;
  let offered = settings.protocol;
  let given: Credentials = {};
  let challenge: HeardChallenge | undefined;
  let refusal: ErrorShape | undefined;
  let ended: SocketEnd | undefined;

  // Nobody waits for the device any more once the attempt is over.
  const waiting = new AbortController();

  const isOver = (): boolean => phase === "over";
  const place = (): string => address?.place ?? "the gateway";
  const deadline = createDeadline({ timeoutMs, reason: () => unanswered(phase, place(), timeoutMs) });
  const finish = (): void => {
    phase = "over";
    waiting.abort();
    deadline.dispose();
    link?.drop();
  };
  const fail = (why: unknown): void => {
    if (phase === "over") return;
    const names = Object.keys(device?.credentials ?? given) as Array<keyof Credentials>;
    const clues = { settings, place: place(), phase, offered, given: names, challenge, refusal, end: ended };
    finish();
    if (onGone !== undefined) return onGone();
    if (clues.phase === "greeted") return handlers.onFailed(why);
    void explainFailure(why, clues).then((explained) => isDeaf || handlers.onFailed(explained));
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
  const sendConnect = (params: object): void => {
    const text = serializeFrame(connectId, "connect", params);
    if (text.ok) transmit(checkedConnect(text.text));
    phase = "challenged";
    handlers.onChallenged();
  };
  // Some gateways take no range: what this one says it speaks is offered alone, once, over a socket of its own.
  const offerAgain = (error: unknown, credentials: Credentials): boolean => {
    const expected = error instanceof ProtocolMismatchError ? error.expected : undefined;
    const { min, max } = settings.protocol;
    if (expected === undefined || offered !== settings.protocol || min === max) return false;
    if (!Number.isInteger(expected) || expected < min || expected > max) return false;
    offered = { min: expected, max: expected };
    refusal = undefined;
    link?.drop();
    open(credentials);
    return true;
  };
  // A device may have a token of its own besides the shared one: then there is another socket in the same attempt.
  const tryOthers = async (refused: AttemptDevice, error: unknown): Promise<void> => {
    phase = "identifying";
    link?.drop();
    link = undefined;
    const hasOthers = await refused.refused(error);
    if (isOver()) return;
    if (!hasOthers) throw error;
    refusal = undefined;
    open(refused.credentials);
  };
  const onFrame = (frame: ServerFrame, credentials: Credentials): void => {
    if (phase === "opening" || phase === "opened") {
      const heard = readChallenge(frame);
      if (heard === undefined) throw notAGateway("its first message is no connect.challenge", place());
      challenge = { ...heard, heardAt: Date.now() };
      const params = connectParams({ ...settings, protocol: offered }, credentials, challenge);
      if (device === undefined) return sendConnect(params);
      phase = "identifying";
      device
        .sign(params, challenge)
        .then((signed) => phase === "identifying" && sendConnect({ ...params, device: signed }))
        .catch(fail);
    } else if (frame.type === "res" && frame.id === connectId) {
      if (frame.error !== undefined) {
        refusal = frame.error;
        const error = errorFromReply(refusal, { method: "connect", keeper, offered, place: place() });
        if (offerAgain(error, credentials)) return;
        if (device === undefined) throw error;
        return void tryOthers(device, error).catch(fail);
      }
      const hello = readHello(frame.payload, offered, place());
      phase = "greeted";
      deadline.dispose();
      for (const secret of [hello.auth?.deviceToken, hello.auth?.["recoveryScope"]]) {
        if (typeof secret === "string") keeper.add(secret);
      }
      device?.greeted(hello);
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
    ended = end;
    const greeted = phase === "greeted";
    const isRenewed = greeted && device?.ended(end.code) === true;
    fail(connectionFailure(end, { place: place(), keeper, greeted, isRenewed }));
  };

  const start = async (): Promise<void> => {
    // The credentials first: then they are known as secrets, should the `url` function throw them.
    given = await pickCredentials(settings.credentials, keeper);
    const url = await provide("url", settings.url, keeper);
    if (isOver()) return;
    address = readGatewayUrl(url);
    const reach = settings.allowPlaintext ? undefined : plaintextReach(address.url);
    if (reach === "public") throw plaintextRefused(address.url);
    if (settings.identify !== undefined) {
      phase = "identifying";
      device = await settings.identify(address.url, given, waiting.signal);
      if (isOver()) return;
    }
    const credentials = device?.credentials ?? given;
    if (reach === "private" && Object.keys(credentials).length > 0) {
      settings.logger.warn(
        `The credentials go to ${address.place} unencrypted. Use wss:// (or a tunnel) for another machine.`,
      );
    }
    open(credentials);
  };
  const open = (credentials: Credentials): void => {
    phase = "opening";
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
        url: address?.url ?? "",
        ...(socketInit && { init: socketInit }),
        handlers: socketHandlers,
      });
    } catch (error) {
      throw notOpened(error, place(), keeper);
    }
  };
  start().catch(fail);

  return {
    send(text) {
      if (phase !== "greeted" || link?.isOpen !== true) return false;
      transmit(text);
      return true;
    },
    heard: (answer) => device?.heard(answer),
    close(gone) {
      isDeaf = true;
      if (phase === "over" || link === undefined) {
        finish();
        return gone();
      }
      // What the gateway gave to the device is kept first.
      onGone = device === undefined ? gone : () => void device?.settled().then(gone);
      deadline.dispose();
      try {
        link.close(1000, "client closed");
      } catch {
        fail(undefined); // a socket that cannot even be closed is dropped
      }
    },
    drop() {
      isDeaf = true;
      finish();
    },
  };
}
