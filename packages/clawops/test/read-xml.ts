/** An element as a reader of XML sees it. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (string | ReadElement)[];
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The parts of a document: a tag with what is in it, or the text up to the next one. */
const part =
  /<(?<close>\/?)(?<name>[^\s<>/="]+)(?<attributes>(?: [^\s<>/="]+="[^<"]*")*)(?<empty>\/?)>|(?<text>[^<]+)/y;

/**
 * Reads a document as the recommendation has it (XML 1.0, 2.11 line ends, 3.3.3 attribute values, 4.1 references), and
 * refuses what is not well-formed. Written from the recommendation, not from the writer that it checks.
 */
export function readXml(xml: string): ReadElement {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  if (!xml.startsWith(declaration)) throw new Error("no declaration");
  for (const character of xml) if (!isAllowed(character.codePointAt(0) ?? 0)) throw new Error("a forbidden character");
  const document = xml.slice(declaration.length).replaceAll("\r\n", "\n").replaceAll("\r", "\n");

  const top: (string | ReadElement)[] = [];
  const open: { name: string; children: (string | ReadElement)[] }[] = [{ name: "", children: top }];
  part.lastIndex = 0;
  for (let at = 0; at < document.length; at = part.lastIndex) {
    const { close, name = "", attributes = "", empty, text } = part.exec(document)?.groups ?? {};
    const parent = open.at(-1);
    if (parent === undefined) throw new Error("too many end tags");
    if (text !== undefined) {
      if (text.includes("]]>")) throw new Error("]]> in a text");
      parent.children.push(resolve(text));
    } else if (close === "/") {
      if (parent.name !== name || attributes + empty !== "") throw new Error(`</${name}> ends <${parent.name}>`);
      open.pop();
    } else if (close === "") {
      const children: (string | ReadElement)[] = [];
      parent.children.push({ name, attributes: readAttributes(attributes), children });
      if (empty === "") open.push({ name, children });
    } else throw new Error(`not well-formed at ${at}`);
  }
  const [root] = top;
  if (open.length !== 1 || top.length !== 1 || typeof root !== "object") throw new Error("not one whole element");
  return root;
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>; // `__proto__` is a name
  for (const [, name = "", value = ""] of source.matchAll(/ ([^=]+)="([^"]*)"/g)) {
    if (Object.hasOwn(attributes, name)) throw new Error(`${name} twice`);
    attributes[name] = resolve(value.replaceAll(/[\t\n]/g, " "));
  }
  return attributes;
}

function resolve(text: string): string {
  return text.replaceAll(/&(?:(#x[\da-f]+|#\d+|\w+);)?/gi, (_all, reference: string | undefined) => {
    if (reference === undefined) throw new Error("a bare &");
    if (!reference.startsWith("#")) {
      const character = entities[reference];
      if (character === undefined) throw new Error(`an unknown entity ${reference}`);
      return character;
    }
    const codePoint = Number(reference.replace("#x", "0x").replace("#", ""));
    if (!isAllowed(codePoint)) throw new Error("a reference to a forbidden character");
    return String.fromCodePoint(codePoint);
  });
}

/** Production 2 of the recommendation. */
export function isAllowed(codePoint: number): boolean {
  return (
    [0x9, 0xa, 0xd].includes(codePoint) ||
    (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  );
}
