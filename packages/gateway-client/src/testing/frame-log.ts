import { isRecord, type Clock, type SecretKeeper } from "@pincer/shared/internal";

/** One frame that passed, with its secrets taken out. */
export interface LoggedFrame {
  /** `"in"`: the gateway received it; `"out"`: the gateway sent it. */
  readonly dir: "in" | "out";
  /** The id of the connection, as in `connections`. */
  readonly connection: string;
  /** The frame; a string where it was not JSON, or an outline where it was larger than 64 KiB. */
  readonly frame: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Larger frames are kept as an outline only. */
const MAX_TEXT = 65_536;

/** The last frames that passed, oldest first. */
export class FrameLog {
  readonly #secrets: SecretKeeper;
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #onFrame: ((frame: LoggedFrame) => void) | undefined;
  #frames: LoggedFrame[] = [];

  constructor(secrets: SecretKeeper, clock: Clock, onFrame?: (frame: LoggedFrame) => void, limit = 10_000) {
    this.#secrets = secrets;
    this.#clock = clock;
    this.#limit = limit;
    this.#onFrame = onFrame;
  }

  /** A copy of what is kept. */
  get frames(): LoggedFrame[] {
    return [...this.#frames];
  }

  /** Keeps a frame, given as its text. */
  add(dir: LoggedFrame["dir"], connection: string, text: string): LoggedFrame {
    const entry = { dir, connection, frame: this.#safe(text), at: this.#clock.now() };
    this.#frames.push(entry);
    if (this.#frames.length > this.#limit) this.#frames = this.#frames.slice(-this.#limit);
    this.#tell(entry);
    return entry;
  }

  /** What a listener throws is an uncaught exception, and changes nothing for the connection. */
  #tell(entry: LoggedFrame): void {
    try {
      this.#onFrame?.(entry);
    } catch (thrown) {
      queueMicrotask(() => {
        throw thrown;
      });
    }
  }

  #safe(text: string): unknown {
    let frame: unknown = text.slice(0, 200);
    try {
      frame = JSON.parse(text);
    } catch {
      // Not JSON: the first characters say enough.
    }
    if (text.length <= MAX_TEXT || !isRecord(frame)) return this.#secrets.printable(frame);
    const { type, id, method, event, ok } = frame;
    return this.#secrets.printable({ type, id, method, event, ok, omitted: `${text.length} characters` });
  }
}
