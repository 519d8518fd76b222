import { isRecord } from "@pincer/shared/internal";

/** How many characters of a text are shown. */
const MAX_WORDS = 40;

/** How long the whole is at most: names come from the other side too. */
const MAX_SUMMARY = 200;

/** How many requests may be open before the oldest one's name is forgotten. */
const MAX_OPEN = 200;

/** Says in a few words what a frame is; remembers the names of requests to name their answers. */
export class FrameSummary {
  readonly #methods = new Map<string, string>();

  /** `req agent`, `res agent accepted`, `res agent failed`, `event agent assistant "word"`, or what is wrong with it. */
  of(frame: unknown): string {
    return cutText(this.#describe(frame), MAX_SUMMARY);
  }

  #describe(frame: unknown): string {
    if (!isRecord(frame)) return "unreadable frame";
    const { type, id, method, event } = frame;
    if (type === "req") {
      this.#remember(String(id), cutText(String(method), MAX_SUMMARY));
      return `req ${String(method)}`;
    }
    if (type === "res") return `res ${this.#methods.get(String(id)) ?? String(id)} ${outcome(frame)}`;
    if (type === "event") return ["event", String(event), detail(frame["payload"])].filter(Boolean).join(" ");
    return `frame of type ${String(type)}`;
  }

  #remember(id: string, method: string): void {
    this.#methods.set(id, method);
    const [oldest] = this.#methods.keys();
    if (this.#methods.size > MAX_OPEN && oldest !== undefined) this.#methods.delete(oldest);
  }
}

function outcome(frame: Record<string, unknown>): string {
  if (frame["ok"] !== true) return "failed";
  const payload = frame["payload"];
  const status = isRecord(payload) ? payload["status"] : undefined;
  return typeof status === "string" ? status : "ok";
}

function cutText(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit)}…` : text;
}

/** Which step of a run an event is about, with the words that it brings. */
function detail(payload: unknown): string {
  if (!isRecord(payload)) return "";
  const data = isRecord(payload["data"]) ? payload["data"] : {};
  const delta = data["delta"] ?? payload["deltaText"];
  const words = typeof delta === "string" && delta !== "" ? JSON.stringify(cutText(delta, MAX_WORDS)) : undefined;
  const parts = [payload["stream"], payload["state"], data["phase"], words];
  return parts.filter((part) => typeof part === "string").join(" ");
}
