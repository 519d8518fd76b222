/**
 * Machinery for Pincer's own packages. No promise is made to others: names may change in a minor release.
 */
export * from "./internal-base.ts";
export { abortable } from "./async/abortable.ts";
export { createDeadline } from "./async/deadline.ts";
export type { Deadline, DeadlineOptions } from "./async/deadline.ts";
export { delay } from "./async/delay.ts";
export { copyData } from "./data/copy-data.ts";
export type { CopyDataOptions } from "./data/copy-data.ts";
export { describeThrown } from "./errors/describe-thrown.ts";
export { createLogger } from "./logging/create-logger.ts";
export type { CreateLoggerOptions } from "./logging/create-logger.ts";
export { redactText } from "./redact/redact-text.ts";
export { REDACTED } from "./redact/redacted.ts";
export { SecretKeeper } from "./redact/secret-keeper.ts";
export { parseRetryAfter } from "./retry/parse-retry-after.ts";
export { closeReason } from "./socket/close-reason.ts";
export { openSocket } from "./socket/open-socket.ts";
export type { OpenSocketOptions, SocketEnd, SocketHandlers, SocketLink } from "./socket/open-socket.ts";
export { readMessage } from "./socket/read-message.ts";
export { byteLength, SendQueue } from "./socket/send-queue.ts";
export type { QueuedText } from "./socket/send-queue.ts";
export { SilenceWatchdog } from "./socket/silence-watchdog.ts";
export type { SilenceWatchdogOptions } from "./socket/silence-watchdog.ts";
export type { SocketEventLike } from "./socket/websocket-like.ts";
