/**
 * The part of the machinery that clients need before anything else is loaded. Bundlers put a module into one chunk with all that it
 * exports, so what only a connection needs is not here.
 */
export { systemClock } from "./async/clock.ts";
export type { Clock } from "./async/clock.ts";
export { deferred } from "./async/deferred.ts";
export type { Deferred } from "./async/deferred.ts";
export { onAbort } from "./async/on-abort.ts";
export { EventEmitter } from "./events/event-emitter.ts";
export { EventStream } from "./events/event-stream.ts";
export type { EventStreamOptions } from "./events/event-stream.ts";
export { logLevels } from "./logging/logger.ts";
export { isSecretName } from "./redact/secret-names.ts";
export type { WebSocketConstructor, WebSocketLike } from "./socket/websocket-like.ts";
export { isRecord } from "./types/is-record.ts";
