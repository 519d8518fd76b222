import type { Clock } from "@pincer/shared/internal";

import type { Answer, ProtocolVersion } from "../wire.ts";

/** So many wrong credentials of one origin are let pass. */
const ALLOWED = 10;

/** How long an origin is locked out afterwards, milliseconds. */
const LOCK_MS = 300_000;

/** Counts the wrong credentials of web pages. Only the newer gateway does, and only for clients with an `Origin`. */
export class FailedLogins {
  readonly #clock: Clock;
  readonly #isOn: boolean;
  readonly #byOrigin = new Map<string, { count: number; until: number }>();

  constructor(clock: Clock, protocol: ProtocolVersion) {
    this.#clock = clock;
    this.#isOn = protocol === 4;
  }

  /** The refusal of an origin that is locked out. */
  lockOf(origin: string | undefined): Answer | undefined {
    const failed = this.#byOrigin.get(origin ?? "");
    if (failed === undefined || failed.count < ALLOWED) return undefined;
    const retryAfterMs = Math.ceil(failed.until - this.#clock.now());
    if (retryAfterMs > 0) return tooMany(retryAfterMs);
    this.forget(origin);
    return undefined;
  }

  add(origin: string | undefined): void {
    if (!this.#isOn || origin === undefined) return;
    const count = (this.#byOrigin.get(origin)?.count ?? 0) + 1;
    this.#byOrigin.set(origin, { count, until: this.#clock.now() + LOCK_MS });
  }

  /** Right credentials begin the count anew. */
  forget(origin: string | undefined): void {
    this.#byOrigin.delete(origin ?? "");
  }

  /** A new process has counted nothing. */
  clear(): void {
    this.#byOrigin.clear();
  }
}

function tooMany(retryAfterMs: number): Answer {
  const details = {
    code: "AUTH_RATE_LIMITED",
    authReason: "rate_limited",
    canRetryWithDeviceToken: false,
    recommendedNextStep: "wait_then_retry",
  };
  const message = "unauthorized: too many failed authentication attempts (retry later)";
  return { ok: false, error: { code: "INVALID_REQUEST", message, retryable: true, retryAfterMs, details } };
}
