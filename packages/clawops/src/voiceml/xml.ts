import { isUrl } from "./is-url.ts";
import { typeName, wrongVerb } from "./wrong-verb.ts";

/** An element that is ready to be written: its name with attributes, and a text or further elements. */
export interface XmlElement {
  readonly name: string;
  /** ` language="ko"`, escaped; empty where there are none. */
  readonly attributes: string;
  /** Escaped text, or the elements inside. */
  readonly content: string | readonly XmlElement[];
}

/** Everything but the characters of XML 1.0. With the `u` flag, half a surrogate pair is a character of its own. */
const forbidden = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** The names that are written: ASCII, and of prefixes only `xml:`, which needs no declaration. */
const nameForm = /^(?:xml:)?[a-z_][\w.-]*$/i;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @throws {ClawOpsError} unless it can be the name of an element or attribute */
export function checkName(what: string, name: unknown): void {
  if (typeof name !== "string" || !nameForm.test(name)) {
    throw wrongVerb(what, "must be a name of XML: a letter or _, then letters, digits, _, - and .");
  }
}

/** A text between tags. A carriage return is written as a reference, since a reader makes a new line of a bare one. */
export function escapeText(where: string, text: string): string {
  return escape(where, text, /[&<>\r]/g);
}

/** ` name="value"`. White space other than blanks is written as references, since a reader makes blanks of it. */
export function writeAttribute(verb: string, name: string, value: unknown): string {
  checkName(`${verb}: the name of an attribute`, name);
  const where = `${verb}: \`${name}\``;
  const text = isUrl(value) ? value.href : value;
  if (typeof text !== "string" && typeof text !== "boolean" && !Number.isFinite(text)) {
    throw wrongVerb(
      where,
      `must be a string, a finite number, a boolean or a URL, but is ${typeof value === "number" ? String(value) : typeName(value)}`,
    );
  }
  return ` ${name}="${escape(where, String(text), /[&<>"\t\n\r]/g)}"`;
}

/** The element as XML, on one line. */
export function writeElement({ name, attributes, content }: XmlElement): string {
  const inner = typeof content === "string" ? content : content.map(writeElement).join("");
  return inner === "" ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;
}

function escape(where: string, text: string, special: RegExp): string {
  const index = text.search(forbidden);
  if (index >= 0) {
    const hex = (text.codePointAt(index) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    throw wrongVerb(where, `has the character U+${hex} at index ${index}, which XML 1.0 cannot hold; take it out`);
  }
  return text.replace(special, (character) => entities[character] ?? `&#${character.charCodeAt(0)};`);
}
