import * as fc from "fast-check";
import { expect, test } from "vitest";

import { AssistantParts } from "./assistant-parts.ts";
import { RunText } from "./run-text.ts";

interface Sent {
  readonly payload: Readonly<Record<string, unknown>>;
  /** True where the gateway does not show it: its number is missing. */
  readonly isHidden?: boolean;
}

/** Short texts that begin alike, with white space within and characters of two units. */
const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "\n", "😀"), minLength: 1, maxLength: 6 });
/** Each message of a run is the pieces in which it comes; gateways tell a message without the white space around it. */
const anyMessages = fc.array(fc.array(words, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 4 });
/** A message that says just what the one before it said cannot be told from that one, said again: the final text alone has both. */
const messages = anyMessages.filter((texts) => {
  const said = texts.map((pieces) => pieces.join("").trim()).filter((text) => text !== "");
  return said.every((text, index) => text !== said[index - 1]);
});

/** What gateways of both generations send of a run: the message so far, and how it differs from what was sent before. */
function eventsOf(texts: ReadonlyArray<readonly string[]>, isOld: boolean, showsTools: boolean): Sent[] {
  const sent: Sent[] = [{ payload: { seq: 1, stream: "lifecycle", data: { phase: "start" } } }];
  for (const [index, pieces] of texts.entries()) {
    let raw = "";
    let text = "";
    for (const piece of pieces) {
      for (const unit of piece.split("")) {
        raw += unit;
        const next = raw.trim();
        if (next === text || !next.startsWith(text)) continue;
        const data = { text: next, delta: next.slice(text.length), ...(isOld ? {} : { itemId: `i:${index}` }) };
        text = next;
        sent.push({ payload: { seq: sent.length + 1, stream: "assistant", data } });
      }
    }
    const tool = { seq: sent.length + 1, stream: "tool", data: { phase: "start", name: "read" } };
    sent.push({ payload: tool, isHidden: !showsTools });
  }
  return sent;
}

/** Reads events as a run does; gives the pieces that were handed out, before the final text too. */
function stream(events: readonly Sent[], isOld: boolean, final: string): { joined: string; pieces: string[] } {
  const pieces: string[] = [];
  const text = new RunText((piece) => pieces.push(piece));
  const parts = new AssistantParts();
  for (const { payload, isHidden = false } of events) {
    const part = isHidden ? undefined : parts.read(payload, isOld, false);
    if (part !== undefined) text.add(part);
  }
  text.finish(final);
  return { joined: pieces.join(""), pieces };
}

const finalOf = (texts: ReadonlyArray<readonly string[]>): string =>
  texts
    .map((pieces) => pieces.join("").trim())
    .filter((text) => text !== "")
    .join("\n");

const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const wellFormed = (pieces: readonly string[]): boolean => pieces.every((piece) => piece !== "" && !HALF.test(piece));

test("where nothing is lost, the stream joins to the text of all messages, and no piece has half a character", () => {
  fc.assert(
    fc.property(messages, fc.boolean(), fc.boolean(), (texts, isOld, showsTools) => {
      const final = finalOf(texts);
      const { joined, pieces } = stream(eventsOf(texts, isOld, showsTools), isOld, final);
      expect(joined).toBe(final);
      expect(wellFormed(pieces)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("where the final text has the last message only, the stream ends with it, after those before", () => {
  fc.assert(
    fc.property(messages, fc.boolean(), (texts, isOld) => {
      const { joined } = stream(eventsOf(texts, isOld, true), isOld, finalOf(texts.slice(-1)));
      const all = finalOf(texts);
      expect([all, `${all}\n${finalOf(texts.slice(-1))}`]).toContain(joined);
      expect(joined.endsWith(finalOf(texts.slice(-1)))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("whatever is lost, doubled or late, the stream ends with the final text and no piece has half a character", () => {
  const fates = fc.infiniteStream(fc.constantFrom("kept", "kept", "kept", "lost", "doubled", "late"));
  fc.assert(
    fc.property(messages, fates, fc.boolean(), fc.boolean(), (texts, fate, isOld, showsTools) => {
      const events: Sent[] = [];
      const late: Sent[] = [];
      for (const event of eventsOf(texts, isOld, showsTools)) {
        const { value } = fate.next();
        if (value === "late") late.push(event);
        else if (value !== "lost") events.push(event, ...(value === "doubled" ? [event] : []), ...late.splice(0));
      }
      const final = finalOf(texts);
      const { joined, pieces } = stream([...events, ...late], isOld, final);
      expect(joined.replace(/\s/g, "").endsWith(final.replace(/\s/g, ""))).toBe(true);
      expect(wellFormed(pieces)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("one message that comes in deltas alone is whole at the end, whatever is lost, doubled or late", () => {
  fc.assert(
    fc.property(messages, fc.infiniteStream(fc.nat(5)), ([pieces = []], fate) => {
      const units = pieces.join("").split("");
      const events = units.map((delta, index) => ({
        payload: { seq: index + 1, stream: "assistant", data: { delta } },
      }));
      const heard = events.flatMap((event, index) => {
        const value = fate.next().value ?? 0;
        if (value === 0) return [];
        const earlier = events[index - 1];
        return value === 1 && earlier !== undefined ? [event, earlier] : [event];
      });
      const { joined, pieces: handed } = stream(heard, false, pieces.join(""));
      expect(joined).toBe(pieces.join(""));
      expect(wellFormed(handed)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
