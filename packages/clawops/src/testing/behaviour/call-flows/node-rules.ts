/** What a field of a block may be. */
export type NodeField =
  /** The id of a block, or null: hang up. */
  | "next"
  | "variable"
  /** A text that is spoken or sent: 1 to 2000 characters. */
  | "words"
  | "text"
  /** A whole number of 1 or more. */
  | "count"
  | "https"
  | "branches"
  | "target"
  | "assignments"
  | "cases"
  | "saves"
  | "headers"
  | "flag"
  | readonly [min: number, max: number]
  | readonly string[];

/** The fields of one kind of block: those that must be there, those that may, and the defaults of the latter. */
export interface NodeRules {
  readonly required: Readonly<Record<string, NodeField>>;
  readonly optional?: Readonly<Record<string, NodeField>>;
  readonly defaults?: Readonly<Record<string, unknown>>;
}

/** The blocks of a call flow (ClawOps API 1.3.2, CallFlowNode). */
export const nodeRules: Readonly<Record<string, NodeRules>> = {
  say: { required: { text: "words", next: "next" } },
  play: { required: { url: "https", next: "next" } },
  pause: { required: { seconds: [1, 60], next: "next" } },
  message: { required: { body: "words", next: "next" }, optional: { to: "text", subject: "text" } },
  menu: {
    required: { prompt: "text", branches: "branches", invalidNext: "next", timeoutNext: "next" },
    optional: { maxDigits: "count", timeoutSec: "count", saveAs: "variable" },
    defaults: { maxDigits: 1, timeoutSec: 5 },
  },
  record: {
    required: { next: "next" },
    optional: {
      prompt: "text",
      maxLengthSec: "count",
      playBeep: "flag",
      finishKey: ["any", "hash", "none"],
      saveAs: "variable",
    },
    defaults: { maxLengthSec: 60, playBeep: true, finishKey: "any" },
  },
  dial: {
    required: { target: "target", next: "next" },
    optional: { callerId: "text", timeoutSec: "count" },
    defaults: { timeoutSec: 30 },
  },
  hangup: { required: {}, optional: { message: "text" } },
  setvar: { required: { assignments: "assignments", next: "next" } },
  condition: { required: { cases: "cases", defaultNext: "next" } },
  http: {
    required: { method: ["GET", "POST", "PUT", "PATCH", "DELETE"], url: "text", next: "next", errorNext: "next" },
    optional: { headers: "headers", body: "text", saveAs: "saves" },
  },
  optout: {
    required: { next: "next" },
    optional: { number: "text", channel: "text", note: "text", saveAs: "variable" },
    defaults: { number: "{{caller}}", channel: "call" },
  },
};

/** What a variable is called. */
export const variableName: RegExp = /^[A-Za-z_][A-Za-z0-9_]*$/;
