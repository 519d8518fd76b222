import type { Clock } from "@pincer/shared/internal";

import type { ReplyFunction } from "../../src/testing/reply.ts";
import type { ProtocolVersion } from "../../src/testing/wire.ts";

const failures: Readonly<Record<ProtocolVersion, Readonly<Record<string, string>>>> = {
  3: {
    fail401: "401 fake failure 401",
    fail500: "500 fake failure 500",
    close: "Connection error.",
    closemid: "terminated",
  },
  4: {
    fail401:
      "⚠️ local/echo-1 request failed (authentication failed, HTTP 401). Re-authenticate the provider and try again.",
    fail500: "The AI service is temporarily unavailable.",
    close: "LLM request failed.",
    closemid: "LLM request failed.",
  },
};

/**
 * The model that the recorded gateways had: it echoes, and marks in the message such as `[[slow 300]]`, `[[words 12]]`,
 * `[[tool]]`, `[[hang]]` and `[[fail500]]` tell it to do something else.
 */
export function fakeModel(protocol: ProtocolVersion, clock: Clock): ReplyFunction {
  return async function* reply(message, { signal }) {
    const mark = (name: string): string | undefined => new RegExp(`\\[\\[${name} ?(\\d*)\\]\\]`).exec(message)?.[1];
    const failure = Object.entries(failures[protocol]).find(([name]) => mark(name) !== undefined);
    if (failure !== undefined && failure[0] !== "closemid") throw new Error(failure[1]);
    if (mark("hang") !== undefined) await new Promise((_, reject) => signal.addEventListener("abort", reject));
    if (mark("tool") !== undefined) yield { tool: "read", args: { path: "SOUL.md", limit: 2 }, result: "# SOUL.md" };
    const count = mark("words");
    const words = count === undefined ? ["ECHO:", ` ${message}`] : wordsUpTo(Number(count));
    for (const word of words) {
      const ms = Number(mark("slow") ?? 0);
      if (ms > 0) await new Promise<void>((resolve) => clock.after(ms, resolve));
      yield word;
      if (failure !== undefined) throw new Error(failure[1]);
    }
  };
}

function wordsUpTo(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index === 0 ? "" : " "}w${index}`);
}
