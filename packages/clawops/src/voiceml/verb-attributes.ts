import type { OpenUnion } from "@pincer/shared";

/** An address: absolute, or as ClawOps resolves it. */
export type VoiceMLUrl = string | URL;

/** How a text is spoken. Source: ClawOps VoiceML, Say. */
export interface SayAttributes {
  /** The language of the text. */
  readonly language?: OpenUnion<"ko" | "ko-KR"> | undefined;
  /**
   * The voice. `cartesia` and `cartesia:<voice id>` are billed by the character.
   * @default a voice that costs nothing
   */
  readonly voice?: OpenUnion<"cartesia" | `cartesia:${string}`> | undefined;
}

/** How long nothing happens. Source: TwiML, which VoiceML follows; ClawOps names the verb and no attribute. */
export interface PauseAttributes {
  /** Seconds, a whole number from 1. */
  readonly length?: number | undefined;
}

/** How digits are collected. Source: ClawOps VoiceML, Gather. */
export interface GatherAttributes {
  /** How many digits are waited for, a whole number from 1. */
  readonly numDigits?: number | undefined;
  /** Seconds between two digits, a whole number from 1. What was pressed until then is still delivered. */
  readonly timeout?: number | undefined;
  /**
   * The key that ends the input; an empty string for none, as in TwiML.
   * @default "#"
   */
  readonly finishOnKey?: string | undefined;
  /** Asked for VoiceML with `Digits`. */
  readonly action?: VoiceMLUrl | undefined;
}

/** How the caller is recorded. Source: ClawOps VoiceML, Record. */
export interface RecordAttributes {
  /** Seconds, a whole number from 1. */
  readonly maxLength?: number | undefined;
  /** The keys that end the recording. */
  readonly finishOnKey?: string | undefined;
  /** Whether a tone marks the beginning. */
  readonly playBeep?: boolean | undefined;
  /** Asked for VoiceML with `RecordingUrl`, `RecordingDuration` (seconds) and `Digits`. */
  readonly action?: VoiceMLUrl | undefined;
}

/** How somebody else is called. Source: ClawOps VoiceML, Dial. */
export interface DialAttributes {
  /** Seconds of ringing, a whole number from 1. */
  readonly timeout?: number | undefined;
  /** Asked for VoiceML with `DialCallStatus`: completed, busy, no-answer, failed or canceled. */
  readonly action?: VoiceMLUrl | undefined;
  /**
   * The number that is shown.
   * @default the original caller, on inbound calls that the carrier delivers directly
   */
  readonly callerId?: string | undefined;
}

/** One of those who are called. Source: ClawOps VoiceML, Number and Sip. */
export interface DialTargetAttributes {
  /** Told when this one answered and when the call to it is completed. */
  readonly statusCallback?: VoiceMLUrl | undefined;
}

/** Where the audio of a call goes. Source: ClawOps VoiceML, Stream. */
export interface StreamAttributes {
  /** A WebSocket server: wss, or ws on a loopback host. */
  readonly url: VoiceMLUrl;
}

/** How a call is refused. Source: ClawOps VoiceML, Reject. */
export interface RejectAttributes {
  /** What the caller is told: the busy tone, or that the call is refused. */
  readonly reason?: "busy" | "rejected" | undefined;
}
