import type { LogEntry } from "../../contract/log-entry.ts";
import { shortBytes } from "../ui/format.ts";

/** One entry in a few words. */
export interface LineText {
  /** HTTP method, direction, or `HOOK` for what was received. */
  readonly mark: string;
  readonly text: string;
  /** At the right: status and time, or size. */
  readonly end: string;
  readonly tone: "plain" | "bad" | "quiet";
}

/** Without what is the same in nearly every path; the inspector shows the whole. */
function shortPath(path: string): string {
  return path.replace(/^\/v1\/accounts\/[^/?]+(?=\/)/, "…");
}

/** Says what an entry is. */
export function lineOf(entry: LogEntry): LineText {
  switch (entry.kind) {
    case "http": {
      const status = entry.status === null ? "failed" : String(entry.status);
      const bad = entry.status === null || entry.status >= 400;
      return {
        mark: entry.method,
        text: shortPath(entry.path),
        end: `${status} · ${entry.durationMs} ms`,
        tone: bad ? "bad" : "plain",
      };
    }
    case "webhook": {
      const verified = entry.problem === null;
      return {
        mark: "HOOK",
        text: entry.summary,
        end: verified ? "verified" : `refused · ${entry.status}`,
        tone: verified ? "plain" : "bad",
      };
    }
    case "frame": {
      const bad = entry.summary.startsWith("res ") && entry.summary.endsWith(" failed");
      const quiet = /^event (?:tick|health|presence)/.test(entry.summary);
      const mark = entry.direction === "sent" ? "↑" : "↓";
      return { mark, text: entry.summary, end: shortBytes(entry.bytes), tone: bad ? "bad" : quiet ? "quiet" : "plain" };
    }
    case "socket":
      return { mark: "⇅", text: entry.summary, end: `#${entry.connection}`, tone: "quiet" };
  }
}
