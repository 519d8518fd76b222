import type { SocketEnd } from "@pincer/shared/internal";

import type { AttemptPhase } from "../connection/attempt-errors.ts";
import type { CredentialOptions } from "../handshake/pick-credentials.ts";
import type { Challenge } from "../handshake/read-challenge.ts";
import type { ClientSettings } from "../options/read-options.ts";
import type { ErrorShape } from "../protocol/frames.ts";

/** A challenge, and when it came (milliseconds since the epoch, by this machine's clock). */
export interface HeardChallenge extends Challenge {
  readonly heardAt: number;
}

/** What is known of an attempt that failed before its hello. */
export interface AttemptClues {
  readonly settings: ClientSettings;
  /** Scheme, host and port, or words for it. */
  readonly place: string;
  /** How far it came. */
  readonly phase: AttemptPhase;
  /** The protocols that were offered. */
  readonly offered: { readonly min: number; readonly max: number };
  /** Which credentials there were. */
  readonly given: ReadonlyArray<keyof CredentialOptions>;
  readonly challenge?: HeardChallenge | undefined;
  /** What the gateway answered to connect. */
  readonly refusal?: ErrorShape | undefined;
  /** How the socket ended, where it ended by itself. */
  readonly end?: SocketEnd | undefined;
}

/** The generation of the gateway as its challenge shows it; `undefined` before that. */
export function generationOf({ challenge }: AttemptClues): 3 | 4 | undefined {
  if (challenge === undefined) return undefined;
  return challenge.capabilities === undefined ? 3 : 4;
}

/** The name of the gateway's command line, of both where its generation is not known. */
export function commandOf(clues: AttemptClues, command: string): string {
  const generation = generationOf(clues);
  if (generation === undefined) return `\`openclaw ${command}\` (or \`clawdbot ${command}\`)`;
  return `\`${generation === 3 ? "clawdbot" : "openclaw"} ${command}\``;
}

/** The name of the gateway's configuration file, of both where its generation is not known. */
export function configFileOf(clues: AttemptClues): string {
  const generation = generationOf(clues);
  if (generation === undefined) return "openclaw.json (or clawdbot.json)";
  return generation === 3 ? "clawdbot.json" : "openclaw.json";
}
