import type { SecretKeeper } from "@pincer/shared/internal";
import { byteLength } from "@pincer/shared/internal";

import type { TargetName } from "../../contract/status.ts";
import { loggedText } from "../log/logged-body.ts";
import type { TrafficLog } from "../log/traffic-log.ts";
import { FrameSummary } from "./frame-summary.ts";

/** Longer frames are not read for their summary. */
const MAX_READ = 1024 * 1024;

/** What a recorder is made from. */
export interface FrameRecorderOptions {
  readonly log: TrafficLog;
  readonly keeper: SecretKeeper;
  readonly target: TargetName;
  /** Which of the page's connections, from 1. */
  readonly connection: number;
}

/** Writes down what goes over one gateway connection, without its secrets. */
export class FrameRecorder {
  readonly #options: FrameRecorderOptions;
  readonly #summary = new FrameSummary();

  constructor(options: FrameRecorderOptions) {
    this.#options = options;
  }

  /** A frame passed; `direction` is seen from the page. */
  frame(direction: "sent" | "received", text: string): void {
    const { log, keeper, target, connection } = this.#options;
    const body = loggedText(text, keeper) ?? { type: "text", text: "", cut: false };
    const frame = body.type === "json" ? body.value : text.length > MAX_READ ? undefined : parse(text);
    const summary = keeper.text(this.#summary.of(frame));
    const at = new Date().toISOString();
    log.add({ kind: "frame", at, target, connection, direction, summary, bytes: byteLength(text), body });
  }

  /** The connection itself did something. */
  socket(summary: string): void {
    const { log, keeper, target, connection } = this.#options;
    log.add({ kind: "socket", at: new Date().toISOString(), target, connection, summary: keeper.text(summary) });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
