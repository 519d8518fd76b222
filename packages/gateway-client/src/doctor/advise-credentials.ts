import type { Advice } from "../errors/from-reply.ts";
import { type AttemptClues, configFileOf, generationOf } from "./clues.ts";

type Mode = "token" | "password";

/** A refusal because of a token or password, as both generations word it; protocol 4 has the `reason` too. */
export function adviseCredentials(reason: string, message: string, clues: AttemptClues): Advice | undefined {
  const said = /^unauthorized: gateway (token|password) (missing|mismatch)/.exec(message);
  const coded = /^AUTH_(?:DEVICE_)?(TOKEN|PASSWORD)_(MISSING|MISMATCH)$/.exec(reason);
  const mode = (said?.[1] ?? coded?.[1]?.toLowerCase()) as Mode | undefined;
  if (mode === undefined) return undefined;
  const isMissing = (said?.[2] ?? coded?.[2]?.toLowerCase()) === "missing";
  return {
    problem: `${mode}-${isMissing ? "missing" : "wrong"}`,
    steps: [...whatWasGiven(mode, clues), where(mode, clues)],
  };
}

/** Neither a shared secret that counts nor a device identity was sent (`device identity required`). */
export function adviseNoIdentity(clues: AttemptClues): Advice {
  const { given, settings } = clues;
  if (given.length === 0 && settings.role === "operator") {
    return { problem: "token-missing", steps: [where("token", clues), orDevice] };
  }
  if (generationOf(clues) === 3 && given.includes("password") && !given.includes("token")) {
    return {
      problem: "token-missing",
      steps: [
        "A gateway of protocol 3 takes a password only from a client with a device identity (`device: true`).",
        `Where its gateway.auth.mode is "token", give \`token\` and not \`password\`.`,
      ],
    };
  }
  const { id, mode } = settings.clientInfo;
  return {
    problem: "device-required",
    steps: [
      `Set \`device: true\`: the gateway lets "${settings.keeper.text(id)}" (mode "${settings.keeper.text(mode)}", role "${settings.keeper.text(settings.role)}") in only with a device identity.`,
    ],
  };
}

const orDevice = "A device that is paired can connect without it (`device: true`).";

function where(mode: Mode, clues: AttemptClues): string {
  const variable = `${generationOf(clues) === 3 ? "CLAWDBOT" : "OPENCLAW"}_GATEWAY_${mode.toUpperCase()}`;
  return `Give the gateway's ${mode} in the \`${mode}\` option. It is gateway.auth.${mode} in its ${configFileOf(clues)} (or ${variable}).`;
}

function whatWasGiven(mode: Mode, { given }: AttemptClues): string[] {
  const other = mode === "token" ? "password" : "token";
  if (given.includes(other) && !given.includes(mode)) {
    return [`The gateway's gateway.auth.mode is "${mode}", but the \`${other}\` option was given.`];
  }
  if (given.includes("deviceToken") && !given.includes(mode)) {
    return ["The device token is not (or no longer) that of this device, or has fewer scopes than were asked for."];
  }
  return [];
}
