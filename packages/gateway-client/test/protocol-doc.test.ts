import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import features from "../codegen/gateway-features.json" with { type: "json" };
import { closeCodes } from "../src/reconnect/close-codes.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const events = read("../../../docs/gateway/events.md");
const protocol = read("../PROTOCOL.md");

/** The cells of the rows of all tables of a page, without the heads. */
function rows(page: string): string[][] {
  const lines = page.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| -"));
  return lines.map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The texts in backticks of a cell. */
function names(cell = ""): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name.replace(/\?$/, ""));
}

test("the table of close codes is the one of the code", () => {
  const ofPage = rows(protocol).filter(([code = ""]) => /^\d{4}$/.test(code));
  const ofCode = closeCodes.map(({ code, name, meaning, recoverable }) => [
    String(code),
    name,
    meaning,
    recoverable ? "yes" : "no",
  ]);
  expect(ofPage).toEqual(ofCode);
});

test("every event that a gateway lists stands in the page of events, and no other", () => {
  const listed = new Set([...features.protocol3.events, ...features.protocol4.events]);
  const section = events.slice(events.indexOf("## Everything"), events.indexOf("## Who gets"));
  const inTables = rows(events)
    .flatMap(([name]) => names(name))
    .filter((name) => listed.has(name));
  const inText = names(section).filter((name) => name !== "hello.features.events");
  expect([...listed].filter((name) => !inTables.includes(name) && !inText.includes(name))).toEqual([]);
  expect(inText.filter((name) => !listed.has(name))).toEqual([]);
});

interface Recorded {
  readonly dir?: string;
  readonly frame?: { readonly type?: string; readonly event?: string; readonly payload?: Record<string, unknown> };
}

const folder = new URL("transcripts/", import.meta.url);

/** The fields that every recorded event of a name has, by generation. */
function recordedFields(
  name: string,
  version: "v3" | "v4",
  inside?: (payload: Record<string, unknown>) => unknown,
): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith(`.${version}.json`));
  const payloads = files
    .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Recorded[])
    .flatMap(({ frame }) => (frame?.type === "event" && frame.event === name ? [frame.payload ?? {}] : []))
    .map((payload) => (inside === undefined ? payload : inside(payload)))
    .filter((part) => typeof part === "object" && part !== null);
  const [first = {}, ...others] = payloads;
  return Object.keys(first).filter((key) => others.every((other) => Object.hasOwn(other, key)));
}

const described = rows(events).filter(([name = ""]) =>
  names(name).some((text) => features.protocol4.events.includes(text)),
);

test.each(described)("%s is described with every field that it always has", (name = "", three = "", four = "") => {
  const [event = ""] = names(name);
  const [ofThree, ofBoth] = [names(three), [...names(three), ...names(four)]];
  expect(recordedFields(event, "v3").filter((field) => !ofThree.includes(field))).toEqual([]);
  expect(recordedFields(event, "v4").filter((field) => !ofBoth.includes(field))).toEqual([]);
});

test.each(["lifecycle", "assistant", "tool", "item", "usage", "run_status"])(
  "the stream %s is described with every field that it always has",
  (stream) => {
    const [, three, four] = rows(events).find(([name]) => name === `\`${stream}\``) ?? [];
    const data = (payload: Record<string, unknown>): unknown => payload["stream"] === stream && payload["data"];
    expect(recordedFields("agent", "v3", data).filter((field) => !names(three).includes(field))).toEqual([]);
    const ofBoth = [...names(three), ...names(four)];
    expect(recordedFields("agent", "v4", data).filter((field) => !ofBoth.includes(field))).toEqual([]);
  },
);
