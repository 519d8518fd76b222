import * as fc from "fast-check";
import { expect, test } from "vitest";

import { isAllowed, type ReadElement, readXml } from "../../test/read-xml.ts";
import { ClawOpsError, type ElementBuilder, VoiceResponse } from "./index.ts";

/** Any text that XML can hold, with much of what is special in it. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<",
        ">",
        "&",
        '"',
        "'",
        "]]>",
        "\r\n",
        "\r",
        "\n",
        "\t",
        " ",
        "&amp;",
        "&#10;",
        "<!--",
        "\u0085",
        "😀",
      ),
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
    ),
  )
  .map((parts) =>
    Array.from(parts.join(""))
      .filter((character) => isAllowed(character.codePointAt(0) ?? 0))
      .join(""),
  );

const name = fc.stringMatching(/^[A-Za-z_][\w.-]{0,9}$/);

const only = (xml: string): ReadElement => {
  const [child, ...more] = readXml(xml).children;
  if (typeof child !== "object" || more.length > 0) throw new Error("not one element");
  return child;
};

/** The text of an element that has no other content. */
const textOf = ({ children }: ReadElement): string =>
  children.map((child) => (typeof child === "string" ? child : "an element")).join("");

test("any text reaches a reader as it was given", () => {
  fc.assert(
    fc.property(text, (words) => {
      expect(textOf(only(String(new VoiceResponse().say(words))))).toBe(words);
    }),
  );
});

test("any attributes of any element reach a reader as they were given, in their order", () => {
  fc.assert(
    fc.property(
      name,
      fc.uniqueArray(fc.tuple(name, text), { selector: ([key]) => key }),
      text,
      (element, pairs, words) => {
        const attributes = Object.fromEntries(pairs);
        const read = only(String(new VoiceResponse().add(element, attributes, words)));
        expect(read.name).toBe(element);
        expect(Object.entries(read.attributes)).toEqual(Object.entries(attributes));
        expect(textOf(read)).toBe(words);
      },
    ),
  );
});

test("any tree of elements reaches a reader as it was built", () => {
  interface Tree {
    readonly name: string;
    readonly children: readonly Tree[];
  }
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.record({ name, children: fc.constant([]) }),
      fc.record({ name, children: fc.array(tie("tree"), { maxLength: 3 }) }),
    ),
  }));
  const build = ({ name, children }: Tree, into: ElementBuilder): void => {
    into.add(name, {}, (inside) => children.forEach((child) => build(child, inside)));
  };
  const shape = ({ name, children }: ReadElement): Tree => ({
    name,
    children: children.map((child) => (typeof child === "string" ? { name: child, children: [] } : shape(child))),
  });
  fc.assert(
    fc.property(tree, (given) => {
      const response = new VoiceResponse();
      build(given, response);
      expect(shape(only(String(response)))).toEqual(given);
    }),
  );
});

test("line ends, tabs and quotes in an attribute are written as references", () => {
  expect(String(new VoiceResponse().add("A", { b: `\r\n\t "'<>&` }))).toContain(
    `<A b="&#13;&#10;&#9; &quot;'&lt;&gt;&amp;"/>`,
  );
});

test("in a text, only what a reader would change is written as a reference", () => {
  expect(String(new VoiceResponse().say(`a\r\n\t"'<b>&]]>`))).toContain(`<Say>a&#13;\n\t"'&lt;b&gt;&amp;]]&gt;</Say>`);
});

test.each([
  ["\u0000", "U+0000"],
  ["\u0008", "U+0008"],
  ["\u000b", "U+000B"],
  ["\u001f", "U+001F"],
  ["\ud83d", "U+D83D"],
  ["\ude00", "U+DE00"],
  ["\ude00\ud83d", "U+DE00"],
  ["\ufffe", "U+FFFE"],
  ["\uffff", "U+FFFF"],
])("%j is an error that names the character and where it stands", (character, codePoint) => {
  const words = `가😀${character}!`;
  for (const [where, run] of [
    ["Say: the text", () => new VoiceResponse().say(words)],
    ["Say: `voice`", () => new VoiceResponse().say("", { voice: words })],
    ["A: the text", () => new VoiceResponse().add("A", {}, words)],
    ["A: `b`", () => new VoiceResponse().add("A", { b: words })],
    ["Number: the text", () => new VoiceResponse().dial(words)],
    ["Play: the text", () => new VoiceResponse().play(words)],
  ] as const) {
    expect(run).toThrow(
      `VoiceML: ${where} has the character ${codePoint} at index 3, which XML 1.0 cannot hold; take it out.`,
    );
  }
});

test("the code points at every border are either written or refused, as XML 1.0 has it", () => {
  const borders = [
    0x20, 0x7f, 0xa0, 0x2028, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xfdd0, 0xfffd, 0x10000, 0x10ffff,
  ];
  const points = [
    ...Array(0x100).keys(),
    ...borders.flatMap((at) => [at - 1, at, at + 1]).filter((at) => at <= 0x10ffff),
  ];
  const written = (codePoint: number): boolean => {
    try {
      return String(new VoiceResponse().say(String.fromCodePoint(codePoint))) !== "";
    } catch (error) {
      if (ClawOpsError.isInstance(error)) return false;
      throw error;
    }
  };
  expect(points.filter(written)).toEqual(points.filter(isAllowed));
});

test("a long text is written whole", () => {
  const words = "<가&\n".repeat(50_000);
  expect(textOf(only(String(new VoiceResponse().say(words))))).toBe(words);
});
