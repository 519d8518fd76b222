import type { Advice } from "../errors/from-reply.ts";
import { type AttemptClues, commandOf, generationOf } from "./clues.ts";

/** How far the clock of a device may be off (reference: "signedAt skew"). */
const tolerated: Readonly<Record<3 | 4, string>> = { 3: "10 minutes", 4: "2 minutes" };

/** The gateway found the signature too old or too new. */
export function adviseClockSkew(clues: AttemptClues): Advice {
  const skewMs = clockSkewOf(clues);
  const measured =
    skewMs === undefined
      ? "The clocks of this machine and of the gateway differ."
      : `This machine's clock is ${inWords(Math.abs(skewMs))} ${skewMs < 0 ? "ahead of" : "behind"} the gateway's.`;
  return {
    problem: "clock-skew",
    steps: [measured, `Set both clocks (NTP): they may differ by ${tolerated[generationOf(clues) ?? 4]}.`],
  };
}

/** By how much the gateway's clock is ahead of this machine's, in milliseconds; negative where it is behind. */
export function clockSkewOf({ challenge }: AttemptClues): number | undefined {
  return challenge?.ts === undefined ? undefined : challenge.ts - challenge.heardAt;
}

const whyPairing: Readonly<Record<string, string>> = {
  "not-paired": "The gateway does not know this device yet.",
  "scope-upgrade":
    "The device is paired, but not for all `scopes` that were asked for: ask for fewer, or have them approved.",
  "role-upgrade": "The device is paired, but not for this `role`.",
  "metadata-upgrade": "The device is paired, but its platform or device family is another than it was.",
};

/** The device must be approved first. */
export function advisePairing(details: Readonly<Record<string, unknown>>, approve: string): Advice {
  const why = whyPairing[String(details["reason"])];
  const step = approve.endsWith("list")
    ? `See what waits for approval on the gateway's machine with \`${approve}\`, approve it, then connect again.`
    : `Approve it on the gateway's machine with \`${approve}\`, then connect again.`;
  return { problem: "pairing-required", steps: why === undefined ? [step] : [why, step] };
}

/** The device identity that was sent is wrong. */
export function adviseDevice(reason: string, message: string, clues: AttemptClues): Advice | undefined {
  const said = `${reason} ${message}`;
  if (/SIGNATURE_EXPIRED|device signature expired/.test(said)) return adviseClockSkew(clues);
  if (reason === "AUTH_SCOPE_MISMATCH") {
    const steps = [
      "Ask for no more `scopes` than the device token has, or leave the token out and have the device approved for more.",
    ];
    return { problem: "device-token-scopes", steps };
  }
  if (!/^DEVICE_AUTH_|^\S* ?device (?:identity mismatch|signature|nonce)/.test(said)) return undefined;
  return {
    problem: "device-refused",
    steps: [
      "Something on the way changed what was signed, or the stored identity is damaged.",
      `Remove the device from the store to make a new one, and see ${commandOf(clues, "devices list")}.`,
    ],
  };
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
