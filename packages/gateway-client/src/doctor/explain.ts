import {
  GatewayConnectionError,
  GatewayError,
  GatewayProtocolError,
  GatewayRequestError,
  GatewayTimeoutError,
} from "../common.ts";
import { refusedError } from "./advise-refusal.ts";
import { type AttemptClues, commandOf } from "./clues.ts";
import { endedError } from "./ended-cause.ts";

/** The error of an attempt that failed before its hello, with its cause and what to do about it. */
export function explain(error: unknown, clues: AttemptClues): unknown {
  const { refusal, end } = clues;
  if (error instanceof GatewayError && error.problem !== undefined) return error;
  if (error instanceof GatewayRequestError) return refusal === undefined ? error : refusedError(refusal, clues);
  if (error instanceof GatewayConnectionError) return end === undefined ? error : endedError(end, clues);
  if (error instanceof GatewayTimeoutError) return tooLate(error, clues);
  if (error instanceof GatewayProtocolError) return stranger(error);
  if (error instanceof GatewayError && error.kind === "configuration") return badOptions(error, clues);
  return error;
}

function tooLate(error: GatewayTimeoutError, clues: AttemptClues): GatewayTimeoutError {
  const { message, timeoutMs } = error;
  const common = { method: "connect", timeoutMs, retryable: true };
  switch (clues.phase) {
    case "asking":
    case "identifying":
      return new GatewayTimeoutError(message, { ...common, problem: "options-too-slow", steps: slowSteps(clues) });
    case "opening": {
      const steps = [
        `Check host and port in the \`url\` option, the network and firewalls; see ${commandOf(clues, "gateway status")} on its machine.`,
      ];
      return new GatewayTimeoutError(message, { ...common, problem: "open-timeout", steps });
    }
    case "opened": {
      const steps = [
        `Is it a gateway? See ${commandOf(clues, "gateway status")} on its machine, and check the \`url\` option; a proxy may hold messages back.`,
      ];
      return new GatewayTimeoutError(message, { ...common, problem: "challenge-timeout", steps });
    }
    default: {
      const steps = [`The gateway may be overloaded: see ${commandOf(clues, "gateway status")} on its machine.`];
      return new GatewayTimeoutError(message, { ...common, problem: "hello-timeout", steps });
    }
  }
}

function slowSteps({ phase, settings }: AttemptClues): string[] {
  if (phase === "asking") {
    const { url, credentials } = settings;
    const given = Object.entries({ ...credentials, url });
    const asked = ["url", "token", "password", "deviceToken"].filter((name) =>
      given.some(([key, value]) => key === name && typeof value === "function"),
    );
    const names = asked.map((name) => `\`${name}\``).join(", ");
    return [`Give what the function of ${names} does a time limit of its own, or raise \`requestTimeout\`.`];
  }
  const { storeName } = settings;
  const again = "The next attempt asks again: see whether the `store`, and the `sign` function of `device`, answer.";
  if (storeName === undefined || !/[\\/]/.test(storeName)) return [again];
  return [
    `Another process may hold the lock of the store ${storeName} (${storeName}.lock): one that was left behind is broken 10 s after it was made, so try again, or delete it where no process uses the store.`,
  ];
}

/** What listens there is another WebSocket server, or a gateway that this client does not understand. */
function stranger({ message, cause }: GatewayProtocolError): GatewayProtocolError {
  const steps = ["Check host, port and path in the `url` option."];
  return new GatewayProtocolError(message, { cause, problem: "not-a-gateway", steps });
}

/** An option, or what a function in its place gave, is wrong; or the platform refused the address. */
function badOptions(error: GatewayError, { place }: AttemptClues): GatewayError {
  const { cause, retryable, steps } = error;
  const message = steps.length === 0 ? error.message : error.message.slice(0, -steps.join(" ").length - 1);
  const page = (globalThis as { location?: { readonly protocol?: string } }).location?.protocol;
  const common = { kind: "configuration", cause, retryable } as const;
  if (page !== "https:" || !place.startsWith("ws:")) {
    const todo =
      steps.length > 0 ? steps : ["Correct the option, or what its function gives: the same would fail again."];
    return new GatewayError(message, { ...common, steps: todo, problem: "bad-options" });
  }
  return new GatewayError(message, {
    ...common,
    problem: "insecure-page",
    steps: ["A page of https:// cannot use ws://: use wss:// (a proxy with TLS in front of the gateway)."],
  });
}
