import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { callNames } from "../src/conveniences/call-names.ts";
import { generate } from "./generate.ts";
import { handMadeEvents, handMadeMethods } from "./hand-made.ts";
import { eventDefinitions, irregularNames } from "./irregular-names.ts";
import { listMethods } from "./method-names.ts";
import { TypePrinter } from "./print-type.ts";
import { loadFeatures, loadSchemas } from "./schema.ts";

const schemas = loadSchemas();
const features = loadFeatures();
const methods = listMethods(schemas, features);

test.each(Object.entries(generate()))("the committed %s is what the generator makes", (path, text) => {
  const committed = readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
  expect(committed === text, `${path} is out of date: run \`npm run generate\``).toBe(true);
});

test("both gateways' lists are there as they were recorded", () => {
  expect(features.protocol3.methods).toHaveLength(79);
  expect(features.protocol3.events).toHaveLength(18);
  expect(features.protocol4.methods).toHaveLength(466);
  expect(features.protocol4.events).toHaveLength(64);
});

test("every method of either gateway has an entry", () => {
  const names = new Set(methods.map(({ name }) => name));
  const listed = [...features.protocol3.methods, ...features.protocol4.methods];
  expect(listed.filter((name) => !names.has(name))).toEqual([]);
});

test("what is written by hand and what has a call of its own exists", () => {
  const names = new Set(methods.map(({ name }) => name));
  const events = new Set([...features.protocol3.events, ...features.protocol4.events]);
  expect([...handMadeMethods].filter((name) => !names.has(name))).toEqual([]);
  expect([...handMadeEvents].filter((name) => !events.has(name))).toEqual([]);
  expect(Object.keys(irregularNames).filter((name) => !names.has(name))).toEqual([]);
  expect(Object.keys(eventDefinitions).filter((name) => !events.has(name))).toEqual([]);
});

test("the table of calls says the same of generations as the gateways' own lists", () => {
  const facts = new Map(methods.map(({ name, protocols }) => [name, protocols]));
  const [both, newer] = [callNames.both, callNames.newer].map((names) => names.split(" "));
  expect(both?.filter((name) => facts.get(name)?.join() !== "3,4")).toEqual([]);
  expect(newer?.filter((name) => facts.get(name)?.join() !== "4")).toEqual([]);
});

test("what is sent is as narrow as its schema, and what is received stays open", () => {
  const side = { type: "object", properties: { left: { type: "string" }, right: { type: "integer" } } };
  const definitions = {
    Example: {
      type: "object",
      required: ["kind", "side"],
      properties: {
        kind: { anyOf: [{ const: "a" }, { const: "b" }] },
        side,
        more: { type: "array", items: { anyOf: [{ type: "string" }, { type: "null" }] } },
      },
    },
    Side: side,
  };
  const received = new TypePrinter(definitions);
  received.name("Example", "received");
  expect([...received.declarations.values()].join("\n")).toBe(`export interface Example {
  readonly kind: OpenUnion<"a" | "b">;
  readonly side: Side;
  readonly more?: ReadonlyArray<string | null>;
  readonly [field: string]: unknown;
}
export interface Side {
  readonly left?: string;
  readonly right?: number;
  readonly [field: string]: unknown;
}`);
  const sent = new TypePrinter(definitions);
  sent.name("Example", "sent");
  expect([...sent.declarations.values()].join("\n")).toBe(`export interface ExampleInput {
  readonly kind: "a" | "b";
  readonly side: SideInput;
  readonly more?: ReadonlyArray<string | null> | undefined;
}
export interface SideInput {
  readonly left?: string | undefined;
  readonly right?: number | undefined;
}`);
});
