import { redact } from "../redact/redact.ts";
import { brandsKey, brandsOf, hasBrand } from "./brand.ts";

/**
 * What went wrong, as a closed set of ours. A `switch` over it can be exhaustive; the words of a server are elsewhere
 * (`code`).
 *
 * - `configuration`: an option or environment variable is missing or wrong; nothing was sent
 * - `invalid-argument`: an argument of a call is wrong; nothing was sent
 * - `unsupported`: the runtime or the connected server cannot do it
 * - `connection`, `timeout`, `closed`: the way to the server
 * - `authentication`, `permission`, `not-found`, `conflict`, `invalid-request`, `rate-limit`, `server`: what it answered
 * - `protocol`: what arrived breaks the contract
 * - `verification`: a signature does not match
 * - `run`: an agent run ended without success
 */
export type PincerErrorKind =
  | "configuration"
  | "invalid-argument"
  | "unsupported"
  | "connection"
  | "timeout"
  | "closed"
  | "authentication"
  | "permission"
  | "not-found"
  | "conflict"
  | "invalid-request"
  | "rate-limit"
  | "server"
  | "protocol"
  | "verification"
  | "run";

/** What every Pincer error is made from. */
export interface PincerErrorOptions {
  /** What went wrong. */
  readonly kind: PincerErrorKind;
  /**
   * Whether the same call may succeed later without a change by the caller.
   * @default false
   */
  readonly retryable?: boolean;
  /** The error underneath, if any. */
  readonly cause?: unknown;
}

/** `util.inspect` of Node, Bun and Deno (and so `console.log`) asks an object for its own picture under this key. */
const inspectKey: symbol = Symbol.for("nodejs.util.inspect.custom");

/**
 * The base of every error that Pincer throws.
 *
 * `instanceof` and {@link PincerError.isInstance} look at a brand and not at the prototype, so both hold when two copies
 * of a package are loaded. `toJSON()` and Node's `util.inspect` show every field, with secrets redacted.
 */
export class PincerError extends Error {
  /** The brand of this class; subclasses give their own. */
  static readonly brand: string = "PincerError";

  /** What went wrong, as a closed set. */
  readonly kind: PincerErrorKind;

  /** Whether the same call may succeed later without a change by the caller. */
  readonly retryable: boolean;

  constructor(message: string, options: PincerErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    const brands = brandsOf(new.target);
    Object.defineProperties(this, {
      name: { value: brands[0], configurable: true, writable: true },
      [brandsKey]: { value: brands },
      [inspectKey]: { value: picture },
    });
    this.kind = options.kind;
    this.retryable = options.retryable ?? false;
  }

  /** True when `value` is an error of this class or of a subclass, whichever copy of the package made it. */
  static isInstance<T>(this: abstract new (...args: never[]) => T, value: unknown): value is T {
    return hasBrand(this, value);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasBrand(this, value);
  }

  /** Every field and the chain of causes as plain data, with secrets redacted. */
  toJSON(): Record<string, unknown> {
    return redact(this) as Record<string, unknown>;
  }
}

type Inspect = (value: unknown, options: object) => string;

/** The stack, then every field that is not in it. A property of each error, for bundles can leave the class out then. */
function picture(this: PincerError, _depth: number, options: object, inspect?: Inspect): string {
  const { name: _name, message: _message, ...fields } = this.toJSON();
  // Deno does not pass `inspect` everywhere.
  return `${redact(this.stack ?? String(this))} ${inspect?.(fields, options) ?? JSON.stringify(fields)}`;
}
