import type { ProtocolVersion } from "../testing/wire.ts";
import type { PlannedFault } from "./read-fault.ts";

/** What a command line asks for. */
export type Command =
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  /** A command line that cannot be followed, and why. */
  | { readonly kind: "wrong"; readonly problem: string }
  | LocalCommand;

/** What is printed of what passes. */
export type LogMode = "requests" | "frames" | "off";

/** To run a local gateway. */
export interface LocalCommand {
  readonly kind: "local";
  readonly port: number;
  readonly protocol: ProtocolVersion;
  readonly secret: LocalSecret;
  readonly reply: string | undefined;
  /** The path of a file with a reply in JSON. */
  readonly script: string | undefined;
  /** Milliseconds before each piece of a reply. */
  readonly delayMs: number;
  readonly tickIntervalMs: number | undefined;
  readonly allowedOrigins: readonly string[];
  readonly faults: readonly PlannedFault[];
  readonly log: LogMode;
  readonly readsCommands: boolean;
}

/** What clients must send, and the variables that tell them. */
export interface LocalSecret {
  readonly mode: "token" | "password";
  readonly value: string;
  /** False where the user gave it, so that it must not be printed. */
  readonly isDefault: boolean;
  /** The first part of the names of the variables that clients will read: `OPENCLAW` or `CLAWDBOT`. */
  readonly family: string;
}
