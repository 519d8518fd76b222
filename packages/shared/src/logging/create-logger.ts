import { redact } from "../redact/redact.ts";
import { isRecord } from "../types/is-record.ts";
import { isThenable } from "../types/is-thenable.ts";
import { type Logger, type LogLevel, logLevels } from "./logger.ts";

/** What a logger is made from. */
export interface CreateLoggerOptions {
  /** Where lines go. @default console */
  readonly logger?: Logger | undefined;
  /** What is logged. @default "warn" */
  readonly level?: LogLevel | undefined;
  /** Takes secrets out of everything that passes. @default {@link redact} */
  readonly printable?: (value: unknown) => unknown;
}

type Level = Exclude<LogLevel, "off">;

/** A logger that drops what is below the level, redacts what passes, and never throws into the caller. */
export function createLogger(options: CreateLoggerOptions = {}): Logger {
  const { logger = console, level = "warn", printable = redact } = options;
  const limit = logLevels.indexOf(level);
  const at = (name: Level): ((message: string, fields?: Record<string, unknown>) => void) => {
    if (logLevels.indexOf(name) > limit) return () => {};
    return (message, fields) => {
      try {
        const safe = fields === undefined ? undefined : printable(fields);
        const text = String(printable(message));
        const result: unknown = isRecord(safe) ? logger[name](text, safe) : logger[name](text);
        if (isThenable(result)) result.then(undefined, () => {});
      } catch {
        // A broken log sink must not break the call that is being logged.
      }
    };
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
