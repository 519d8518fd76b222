import { isRecord } from "@pincer/shared/internal";

import { type Advice, errorFromReply } from "../errors/from-reply.ts";
import { PairingRequiredError, ProtocolMismatchError } from "../errors/request-errors.ts";
import type { GatewayRequestError } from "../errors/request-errors.ts";
import type { ErrorShape } from "../protocol/frames.ts";
import { adviseCredentials, adviseNoIdentity } from "./advise-credentials.ts";
import { adviseDevice, advisePairing } from "./advise-device.ts";
import { adviseOrigin } from "./advise-origin.ts";
import { adviseParams } from "./advise-params.ts";
import type { AttemptClues } from "./clues.ts";

/** The error for what the gateway answered to connect, with its cause and what to do. */
export function refusedError(refusal: ErrorShape, clues: AttemptClues): GatewayRequestError {
  const { settings, offered, place } = clues;
  const context = { method: "connect", keeper: settings.keeper, offered, place };
  const plain = errorFromReply(refusal, context);
  return errorFromReply(refusal, { ...context, advice: adviceFor(plain, refusal, clues) });
}

function adviceFor(plain: GatewayRequestError, refusal: ErrorShape, clues: AttemptClues): Advice {
  const details = isRecord(refusal.details) ? refusal.details : {};
  const reason = typeof details["code"] === "string" ? details["code"] : "";
  const { message } = refusal;
  if (plain instanceof ProtocolMismatchError) return mismatch(details);
  if (plain instanceof PairingRequiredError) return advisePairing(details, plain.approveCommand);
  if (message.startsWith("invalid connect params")) return adviseParams(message, clues);
  if (message === "invalid role") {
    return { problem: "invalid-params", steps: ['The `role` option must be "operator" or "node".'] };
  }
  if (reason === "AUTH_RATE_LIMITED" || /too many failed auth/.test(message)) return rateLimited(refusal);
  if (/ORIGIN_NOT_ALLOWED/.test(reason) || message.startsWith("origin not allowed")) return adviseOrigin(clues);
  if (message.startsWith("control ui requires")) return controlUi;
  if (/DEVICE_IDENTITY_REQUIRED/.test(reason) || message === "device identity required") return adviseNoIdentity(clues);
  return adviseCredentials(reason, message, clues) ?? adviseDevice(reason, message, clues) ?? other(refusal);
}

function mismatch(details: Readonly<Record<string, unknown>>): Advice {
  if (details["reloadRequired"] === true) return { problem: "page-outdated", steps: ["Reload the page."] };
  const steps = ["Leave out the `protocol` option, or update the older of the two sides."];
  return { problem: "protocol-mismatch", steps };
}

function rateLimited({ retryAfterMs }: ErrorShape): Advice {
  const wait = retryAfterMs === undefined ? "a few minutes" : `${Math.ceil(retryAfterMs / 1000)} s`;
  return {
    problem: "rate-limited",
    steps: [`Wait ${wait} before the next try, and correct the token or password first: each wrong one counts.`],
  };
}

const controlUi: Advice = {
  problem: "device-required",
  steps: [
    'Serve the page over https:// or from localhost, and set `device: true`; or use another `clientInfo.id` (the default in a page is "webchat-ui").',
  ],
};

function other({ code, retryAfterMs, message }: ErrorShape): Advice {
  if (code !== "UNAVAILABLE") return { problem: "refused", steps: [] };
  const wait = retryAfterMs === undefined ? "a few seconds" : `${retryAfterMs} ms`;
  const problem = /restart/.test(message) ? "restarting" : "starting";
  return { problem, steps: [`Try again in ${wait}; \`connect({ wait: true })\` does so by itself.`] };
}
