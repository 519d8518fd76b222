import { describeThrown, type SecretKeeper } from "@pincer/shared/internal";

import { GatewayConnectionError } from "../errors/connection-errors.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { GatewayProtocolError } from "../errors/protocol-error.ts";
import { GatewayTimeoutError } from "../errors/timeout-error.ts";

/** How far an attempt to connect has come. */
export type AttemptPhase =
  /** The `url` and credentials functions are asked. */
  | "asking"
  /** The device identity is loaded, or signs. */
  | "identifying"
  /** A socket is being opened. */
  | "opening"
  /** The socket is open, the challenge is waited for. */
  | "opened"
  /** The connect request is out. */
  | "challenged"
  | "greeted"
  | "over";

const missingIn: Readonly<Partial<Record<AttemptPhase, (place: string) => string>>> = {
  asking: () => "The `url` or credentials functions gave nothing",
  identifying: () => "The device identity (the `device` and `store` options) gave nothing",
  opening: (place) => `No WebSocket to ${place} was opened`,
  opened: (place) => `${place} opened a WebSocket, but sent no connect.challenge`,
};

/** The time limit of an attempt is over. */
export function unanswered(phase: AttemptPhase, place: string, timeoutMs: number): GatewayTimeoutError {
  const missing = missingIn[phase]?.(place) ?? `The gateway at ${place} did not answer "connect"`;
  return new GatewayTimeoutError(`${missing} within ${timeoutMs} ms.`, {
    method: "connect",
    timeoutMs,
    retryable: true,
  });
}

/** What came before the hello is nothing that a gateway says. */
export function notAGateway(why: string, place: string): GatewayProtocolError {
  return new GatewayProtocolError(`What listens at ${place} is not an OpenClaw or Clawdbot gateway: ${why}.`);
}

/** The constructor of the socket threw. Browsers refuse some addresses at once, such as ws:// in a page of https://. */
export function notOpened(thrown: unknown, place: string, keeper: SecretKeeper): GatewayError {
  if (thrown instanceof GatewayError) return thrown; // a constructor of ours says it best
  return new GatewayError(`No WebSocket could be opened to ${place} (${keeper.text(describeThrown(thrown))}).`, {
    kind: "configuration",
    cause: keeper.cause(thrown),
    steps: [
      "Check the `url`, and where you give one the `WebSocket` constructor: it must make sockets as the platform's own does.",
    ],
  });
}

/** An open socket threw when it was given a message. */
export function notSent(thrown: unknown, place: string, keeper: SecretKeeper): GatewayConnectionError {
  return new GatewayConnectionError(
    `The WebSocket to ${place} did not take a message (${keeper.text(describeThrown(thrown))}).`,
    { cause: keeper.cause(thrown) },
  );
}
