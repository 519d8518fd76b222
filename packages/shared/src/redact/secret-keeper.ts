import { describeThrown } from "../errors/describe-thrown.ts";
import { isRecord } from "../types/is-record.ts";
import { REDACTED, redactText } from "./redact-text.ts";
import { redact } from "./redact.ts";

/** Shorter values are too common as words to be cut out of every text. */
const MIN_SECRET_LENGTH = 4;

/**
 * Remembers the secrets that a client was given and takes them out of whatever leaves it: error messages, bodies that a
 * server echoed, logs. Shapes and names (see {@link redact}) catch what it was never told about.
 */
export class SecretKeeper {
  readonly #secrets = new Set<string>();

  /** Remembers a secret in the spellings in which it can come back. Values under 4 characters are ignored. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.length < MIN_SECRET_LENGTH) return;
    this.#secrets.add(secret);
    this.#secrets.add(encodeURIComponent(secret));
    this.#secrets.add(JSON.stringify(secret).slice(1, -1));
  }

  /** The text without the remembered secrets, and without what looks like one. */
  text(text: string): string {
    return redactText(this.exact(text));
  }

  /** The text without the remembered secrets only. */
  exact(text: string): string {
    let safe = text;
    for (const secret of this.#secrets) safe = safe.replaceAll(secret, REDACTED);
    return safe;
  }

  /** A deep copy of JSON-like data without the remembered secrets; all else stays as it is. */
  data<T>(value: T): T;
  data(value: unknown): unknown {
    if (typeof value === "string") return this.exact(value);
    if (Array.isArray(value)) return value.map((item: unknown) => this.data(item));
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [this.exact(key), this.data(item)]));
  }

  /** A copy that is safe to print: both the remembered secrets and what looks like one are gone. */
  printable(value: unknown): unknown {
    return this.data(redact(value));
  }

  /** The error itself where it is clean, else a copy of its name, message and code without the secrets. */
  cause(thrown: unknown): unknown {
    if (!this.#isTainted(thrown, new Set())) return thrown;
    const copy = new Error(this.text(thrown instanceof Error ? thrown.message : describeThrown(thrown)));
    if (thrown instanceof Error) copy.name = thrown.name;
    const code = isRecord(thrown) ? thrown["code"] : undefined;
    return typeof code === "string" ? Object.assign(copy, { code }) : copy;
  }

  #isTainted(value: unknown, seen: Set<unknown>): boolean {
    if (typeof value === "string") return this.exact(value) !== value;
    if (typeof value !== "object" || value === null || seen.has(value) || seen.size > 1000) return false;
    seen.add(value);
    const texts: unknown[] = value instanceof Error ? [value.message, value.stack, value.cause] : [];
    if (typeof Headers === "function" && value instanceof Headers) texts.push(...value.values());
    try {
      return [...texts, ...Object.values(value)].some((item) => this.#isTainted(item, seen));
    } catch {
      return true; // unreadable: rather a copy than a leak
    }
  }
}
