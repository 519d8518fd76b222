/** Where log lines go: `console`, or anything with the same four methods (pino, winston, …). */
export interface Logger {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

/** What is logged: the named level and everything more serious. */
export type LogLevel = "off" | "error" | "warn" | "info" | "debug";

/** Every level, from silent to talkative. */
export const logLevels: readonly LogLevel[] = ["off", "error", "warn", "info", "debug"];
