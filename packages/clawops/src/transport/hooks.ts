import type { Logger } from "@pincer/shared";
import { describeThrown } from "@pincer/shared/internal";

/** What every hook is told. Secrets are not in it. */
export interface RequestEvent {
  /** The operation's id in the ClawOps API, such as `createCall`. */
  readonly operation: string;
  /** `GET`, `POST`, `PUT`, `PATCH` or `DELETE`. */
  readonly method: string;
  /** The path with names in the place of ids: good for grouping. */
  readonly urlTemplate: string;
  /** The URL without secrets. */
  readonly url: string;
  /** 1 for the first. */
  readonly attempt: number;
}

/** An answer came in; also one with an error status. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status. */
  readonly status: number;
  /** From the start of the attempt to the last byte of the answer, in milliseconds. */
  readonly durationMs: number;
  /** What the server calls this request, where it says so. */
  readonly requestId: string | undefined;
}

/** The request will be sent again. */
export interface RetryEvent extends RequestEvent {
  /** The wait before that, in milliseconds. */
  readonly delayMs: number;
  /** What the attempt ended with. */
  readonly error: Error;
}

/** An answer had something that this version of the SDK does not know. */
export interface DriftEvent {
  /** The operation's id in the ClawOps API, such as `listCalls`. */
  readonly operation: string;
  /** Whether the field is unknown, or a value of a known one. */
  readonly kind: "unknown-field" | "unknown-value";
  /** Where, with `[]` for any item of a list: `data[].status`. */
  readonly path: string;
  /** The value, where it is the value that is unknown. */
  readonly value: string | undefined;
}

/** The hooks of a client. */
export interface Hooks {
  readonly onRequest: ((event: RequestEvent) => unknown) | undefined;
  readonly onResponse: ((event: ResponseEvent) => unknown) | undefined;
  readonly onRetry: ((event: RetryEvent) => unknown) | undefined;
  readonly onDrift: ((event: DriftEvent) => unknown) | undefined;
}

/** Calls a hook. What it throws, or rejects with later, is logged and goes no further. */
export function callHook<E>(
  logger: Logger,
  name: keyof Hooks,
  hook: ((event: E) => unknown) | undefined,
  event: E,
): void {
  const failed = (thrown: unknown): void => logger.error(`${name} failed: ${describeThrown(thrown)}`);
  try {
    Promise.resolve(hook?.(event)).catch(failed); // also a promise of another make
  } catch (thrown) {
    failed(thrown);
  }
}
