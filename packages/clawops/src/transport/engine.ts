import { createDeadline, type Deadline, delay, describeThrown } from "@pincer/shared/internal";

import type { FetchLike } from "../client-options.ts";
import type { Outcome } from "../errors/api-error.ts";
import type { Settings } from "../options/settings.ts";
import { loadPlatformFetch } from "../platform/load-platform-fetch.ts";
import type { AttemptResult } from "./attempt-result.ts";
import { attempt } from "./attempt.ts";
import type { DriftWatch } from "./drift-watch.ts";
import type { ErrorContext } from "./error-context.ts";
import { callHook, type RequestEvent } from "./hooks.ts";
import { type Call, prepareRequest } from "./prepare-request.ts";
import type { PreparedRequest } from "./prepared-request.ts";
import { readAnswer } from "./read-answer.ts";
import { checkRequestOptions, type RequestOptions } from "./request-options.ts";
import { retryWait } from "./retry-wait.ts";
import { requestIdOf } from "./safe-headers.ts";
import { shouldRetry } from "./should-retry.ts";
import { toError } from "./to-error.ts";

/** What ends a whole call. */
type Limit = Pick<Deadline, "expired" | "dispose"> & { readonly signal: AbortSignal | undefined };

/** Without a time limit nothing but the caller's signal ends it. */
function unlimited(signal: AbortSignal | undefined): Limit {
  return { signal, expired: false, dispose: () => {} };
}

/**
 * Sends calls: checks them, attempts them as often as is safe, and reads their answers. Loaded with the first call, together with ky
 * and the tables that say what requests and answers look like, so that who only makes a client does not pay for it.
 */
export class Engine {
  readonly #settings: Settings;
  readonly #loadFetch: typeof loadPlatformFetch;
  #connecting: Promise<FetchLike | undefined> | undefined;
  #drift: Promise<DriftWatch> | undefined;

  constructor(settings: Settings, loadFetch: typeof loadPlatformFetch = loadPlatformFetch) {
    this.#settings = settings;
    this.#loadFetch = loadFetch;
  }

  /**
   * Makes a call. It rejects with the caller's signal's own reason at once when that is aborted.
   *
   * @param spentMs what is gone of the time for the whole call
   * @throws {ClawOpsError} for wrong arguments, {@link APIError} for all that happens on the way
   */
  async request(call: Call, spentMs = 0): Promise<unknown> {
    const { clock, timeout } = this.#settings;
    checkRequestOptions(call.options, call.operation.id);
    const options = { ...call.options };
    const { signal } = options;
    signal?.throwIfAborted();
    const request = await prepareRequest(this.#settings, call);
    const reason = (): unknown => new DOMException("The call's time is up.", "TimeoutError");
    const timeoutMs = Math.max(timeout.total - spentMs, 0);
    const whole =
      timeoutMs === Number.POSITIVE_INFINITY
        ? unlimited(signal)
        : createDeadline({ timeoutMs, parents: [signal], reason, clock });
    try {
      return await this.#attempts(request, options, whole, clock.now() + timeoutMs);
    } finally {
      whole.dispose();
    }
  }

  async #attempts(request: PreparedRequest, options: RequestOptions, whole: Limit, end: number): Promise<unknown> {
    const { maxRetries, retryUnrepeatable, clock, random, timeout } = this.#settings;
    const { signal, maxRetries: retries = maxRetries, timeout: timeoutMs = timeout.attempt } = options;
    let earlier: Outcome = "not-sent";
    for (let count = 1; ; count += 1) {
      const result = await this.#attempt(request, timeoutMs, whole, count);
      signal?.throwIfAborted();
      const limit = whole.expired
        ? `the call's total timeout of ${timeout.total} ms`
        : `the timeout of ${timeoutMs} ms`;
      const context: ErrorContext = { request, settings: this.#settings, earlier, limit };
      if (result.type === "answer" && result.status >= 200 && result.status < 300) return readAnswer(result, context);
      const error = toError(result, context);
      earlier = error.outcome;
      const wait = retryWait(result, count - 1, clock.now(), random);
      const isLast = count > retries || whole.expired || !shouldRetry(request.operation, result, retryUnrepeatable);
      if (isLast || wait === undefined || clock.now() + wait >= end) throw error;
      this.#tell("onRetry", request, count, () => ({ delayMs: wait, error }));
      await delay(wait, whole.signal, clock).catch((reason: unknown) => {
        throw whole.expired ? error : reason;
      });
    }
  }

  async #attempt(request: PreparedRequest, timeoutMs: number, whole: Limit, count: number): Promise<AttemptResult> {
    const { clock } = this.#settings;
    const fetch = this.#settings.fetch ?? this.#platformFetch();
    const started = clock.now();
    this.#tell("onRequest", request, count, () => ({}));
    const result = await attempt(request, { timeoutMs, parents: [whole.signal] }, fetch, clock);
    const durationMs = clock.now() - started;
    if (result.type === "failure") {
      this.#log(request, count, { failure: result.reason, durationMs });
      return result;
    }
    const { status, headers, body } = result;
    const requestId = (): string | undefined => requestIdOf(headers, request.secrets);
    this.#tell("onResponse", request, count, () => ({ status, durationMs, requestId: requestId() }));
    if (status >= 200 && status < 300 && this.#settings.hooks.onDrift !== undefined) this.#look(request, body);
    return result;
  }

  /** Drift is a remark, told after the caller has the answer; looking for it never fails. */
  #look({ operation, secrets }: PreparedRequest, body: Uint8Array): void {
    this.#drift ??= import("./drift-watch.ts").then(({ DriftWatch }) => new DriftWatch(this.#settings));
    this.#drift.then((drift) => drift.look(operation.id, body, secrets)).catch(() => {});
  }

  /** Loaded once, with the first request that needs it. The global `fetch` is looked up each time: tests replace it. */
  async #platformFetch(): Promise<FetchLike> {
    const { timeout, logger } = this.#settings;
    // Without what limits the connecting, a request goes out all the same.
    this.#connecting ??= this.#loadFetch(timeout.connect).catch((thrown: unknown) => {
      const what = `The limit of ${timeout.connect} ms for connecting could not be loaded (${describeThrown(thrown)})`;
      logger.warn(`${what}: requests go out without it.`);
      return undefined;
    });
    return (await this.#connecting) ?? ((url, init) => globalThis.fetch(url, init));
  }

  #tell(
    name: "onRequest" | "onResponse" | "onRetry",
    request: PreparedRequest,
    count: number,
    details: () => object,
  ): void {
    const { logger, logsDebug, hooks } = this.#settings;
    const hook = hooks[name] as ((event: object) => unknown) | undefined;
    if (hook === undefined && !logsDebug) return;
    const { operation, info } = request;
    const more = details();
    const event: RequestEvent = {
      operation: operation.id,
      method: info.method,
      urlTemplate: operation.path,
      url: info.url,
      attempt: count,
    };
    this.#log(request, count, { event: name, ...more });
    callHook(logger, name, hook, { ...event, ...more });
  }

  #log({ operation, info }: PreparedRequest, count: number, more: object): void {
    if (this.#settings.logsDebug)
      this.#settings.logger.debug(`${operation.id} attempt ${count}`, { url: info.url, ...more });
  }
}
