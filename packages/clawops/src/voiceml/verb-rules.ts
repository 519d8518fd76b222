import { isUrl } from "./is-url.ts";
import type {
  DialAttributes,
  DialTargetAttributes,
  GatherAttributes,
  PauseAttributes,
  RecordAttributes,
  RejectAttributes,
  SayAttributes,
  StreamAttributes,
} from "./verb-attributes.ts";

/** What a value must be, in words and as a test. */
export interface Rule {
  readonly need: string;
  readonly holds: (value: unknown) => boolean;
}

/** A rule for every attribute of a verb, in the order in which they are written. */
export type Rules<Attributes> = { readonly [Name in keyof Attributes]-?: Rule };

/** A text that is there: not what a missing setting becomes. */
export const notEmpty: Rule = {
  need: "a string that is not empty",
  holds: (value) => typeof value === "string" && value.trim() !== "",
};

/** What is spoken. It may be empty. */
export const speech: Rule = { need: "a string", holds: (value) => typeof value === "string" };

/** An address, whose form is left to ClawOps: it may be relative. */
export const address: Rule = {
  need: "a URL",
  holds: (value) => isUrl(value) || notEmpty.holds(value),
};

/** A number of digits or seconds. */
export const count: Rule = {
  need: "a whole number from 1",
  holds: (value) => Number.isSafeInteger(value) && Number(value) > 0,
};

const keys: Rule = {
  need: "a string of keys: 0 to 9, *, #, A to D",
  holds: (value) => typeof value === "string" && /^[0-9*#A-D]*$/.test(value),
};

const flag: Rule = { need: "true or false", holds: (value) => typeof value === "boolean" };

const socket: Rule = {
  need: "a wss:// URL (ws:// for localhost, 127.0.0.1 and [::1] only)",
  holds: (value) => address.holds(value) && isSocket(String(value)),
};

const refusal: Rule = { need: '"busy" or "rejected"', holds: (value) => value === "busy" || value === "rejected" };

function isSocket(url: string): boolean {
  return /^(?:wss:\/\/[^/?#]|ws:\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/?#]|$))/i.test(url) && URL.canParse(url);
}

export const say: Rules<SayAttributes> = { language: notEmpty, voice: notEmpty };
export const pause: Rules<PauseAttributes> = { length: count };
export const gather: Rules<GatherAttributes> = { numDigits: count, timeout: count, finishOnKey: keys, action: address };
export const record: Rules<RecordAttributes> = {
  maxLength: count,
  finishOnKey: keys,
  playBeep: flag,
  action: address,
};
export const dial: Rules<DialAttributes> = { timeout: count, action: address, callerId: notEmpty };
export const target: Rules<DialTargetAttributes> = { statusCallback: address };
export const stream: Rules<StreamAttributes> = { url: socket };
export const reject: Rules<RejectAttributes> = { reason: refusal };
