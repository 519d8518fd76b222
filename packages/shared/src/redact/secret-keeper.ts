import { copyData } from "../data/copy-data.ts";
import { describeThrown } from "../errors/describe-thrown.ts";
import { isError } from "../types/is-error.ts";
import { holdsText } from "./holds-text.ts";
import { redactText } from "./redact-text.ts";
import { redactWith } from "./redact.ts";
import { REDACTED } from "./redacted.ts";
import { secretSpellings } from "./secret-spellings.ts";

/** Shorter values are too common as words to be cut out of every text. */
const MIN_SECRET_LENGTH = 4;

/** Tokens may be asked anew for every attempt, for months: only the newest are remembered. */
const MAX_SECRETS = 100;

const MAX_CAUSES = 8;

/**
 * Remembers the secrets that a client was given and takes them out of whatever leaves it: error messages, bodies that a
 * server echoed, logs. Shapes and names (see {@link redact}) catch what it was never told about.
 */
export class SecretKeeper {
  readonly #secrets = new Map<string, readonly string[]>();
  #spellings: readonly string[] = [];
  #pattern: RegExp = /(?!)/g;

  /** Remembers a secret in the spellings in which it can come back. Values under 4 characters are ignored. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.trim().length < MIN_SECRET_LENGTH || this.#secrets.has(secret)) return;
    this.#secrets.set(secret, secretSpellings(secret));
    for (const oldest of this.#secrets.keys()) if (this.#secrets.size > MAX_SECRETS) this.#secrets.delete(oldest);
    // The longest first: one secret may be the beginning of another.
    this.#spellings = [...new Set([...this.#secrets.values()].flat())].sort((one, other) => other.length - one.length);
    const escaped = this.#spellings.map((spelling) => spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
    this.#pattern = new RegExp(escaped.join("|"), "g");
  }

  /** A keeper that remembers these too, for what has them for a while only; this one itself where there are none. */
  with(secrets: readonly string[]): SecretKeeper {
    if (secrets.length === 0) return this;
    const keeper = new SecretKeeper();
    for (const secret of [...secrets, ...this.#secrets.keys()]) keeper.add(secret);
    return keeper;
  }

  /** The text without the remembered secrets, and without what looks like one. */
  text(text: string): string {
    return redactText(this.exact(text));
  }

  /** The text without the remembered secrets only. */
  exact(text: string): string {
    // In one pass, so that a secret like "redact" does not match in what stands for another; `includes` is the fast way out.
    return this.#spellings.some((spelling) => text.includes(spelling)) ? text.replace(this.#pattern, REDACTED) : text;
  }

  /** A deep copy of JSON-like data without the remembered secrets; all else (dates, bytes, class instances) stays as it is. */
  data<T>(value: T): T;
  data(value: unknown): unknown {
    return copyData(value, { isData: isPlain, text: (text) => this.exact(text) });
  }

  /** A copy that is safe to print: both the remembered secrets and what looks like one are gone. */
  printable(value: unknown): unknown {
    return redactWith(value, (text) => this.text(text));
  }

  /** The error itself where it is clean, else a copy of its name, message, stack, code and causes without the secrets. */
  cause(thrown: unknown): unknown {
    return this.#cause(thrown, MAX_CAUSES);
  }

  #cause(thrown: unknown, left: number): unknown {
    if (!holdsText(thrown, (text) => this.text(text) !== text)) return thrown;
    const copy = new Error(this.text(describeThrown(thrown)));
    try {
      if (!isError(thrown)) return copy;
      const { name, message, stack, code, cause } = thrown as {
        [key in "name" | "message" | "stack" | "code" | "cause"]?: unknown;
      };
      Object.defineProperties(copy, {
        name: hidden(this.text(String(name))),
        message: hidden(this.text(String(message))),
        ...(typeof stack === "string" ? { stack: hidden(this.text(stack)) } : {}),
        ...(cause === undefined || left === 0 ? {} : { cause: hidden(this.#cause(cause, left - 1)) }),
      });
      return typeof code === "string" ? Object.assign(copy, { code: this.text(code) }) : copy;
    } catch {
      return copy; // what cannot be read cannot be copied
    }
  }
}

function hidden(value: unknown): PropertyDescriptor {
  return { value, enumerable: false, configurable: true, writable: true };
}

/** Arrays and what an object literal or `JSON.parse` makes. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Also that of another realm: where Jest runs tests, `response.json()` gives objects of Node's own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
