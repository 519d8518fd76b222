import { readNumber, readTexts } from "../params/read-params.ts";
import { filledText, list, object, whole } from "../params/rule.ts";
import { answer } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

/** `sessions.preview`: the last messages of some sessions. */
export const sessionsPreview: ServedMethod = {
  scope: () => "operator.read",
  params: () => object({ keys: list(filledText, 1), limit: whole(1), maxChars: whole(20) }, ["keys"]),
  serve({ params }, world) {
    const limit = readNumber(params, "limit") ?? 12;
    const maxChars = readNumber(params, "maxChars") ?? 240;
    const previews = readTexts(params, "keys").map((key) => {
      const session = world.sessions.find(key);
      if (session === undefined || session.messages.length === 0)
        return { key, status: session ? "empty" : "missing", items: [] };
      const items = session.messages.slice(-limit).map(({ role, text }) => ({ role, text: cut(text, maxChars) }));
      return { key, status: "ok", items };
    });
    return answer({ ts: world.clock.now(), previews });
  },
};

function cut(text: string, maxChars: number): string {
  return text.length <= maxChars ? text : `${text.slice(0, maxChars - 3)}...`;
}
