import { givenAttributes } from "./given-attributes.ts";
import { typeName, wrongVerb } from "./wrong-verb.ts";
import { checkName, escapeText, writeAttribute, type XmlElement } from "./xml.ts";

/**
 * Attributes of any element, written in the order in which they are given. `undefined` is left out; `null` is an error.
 * A boolean is written as `true` or `false`.
 */
export type ElementAttributes = Readonly<Record<string, string | number | boolean | URL | undefined>>;

/** Adds what stands inside an element. It runs at once, so it must not be async. */
export type Build<Builder extends ElementBuilder> = (builder: Builder) => ElementBuilder | void;

/** What stands inside an element: a text, or what a function adds. */
export type ElementContent = string | Build<ElementBuilder>;

/** Something that elements can be added to: a response, or the inside of one of its elements. Every method gives it back. */
export class ElementBuilder {
  readonly #elements: XmlElement[] = [];

  /**
   * Adds any element with any attributes: what ClawOps understands and this package has no method for. Only XML itself is
   * checked (names, values, characters), not whether the element may stand here.
   *
   * @param name the element, as in the XML: a letter or `_`, then ASCII letters, digits, `_`, `-` and `.`
   * @throws {ClawOpsError} `invalid-argument` where the element cannot be written
   * @example
   * response.add("Say", { language: "ko", loop: 2 }, "안녕하세요");
   * response.add("Connect", { action }, (connect) => connect.add("Stream", { url }));
   */
  add(name: string, attributes?: ElementAttributes, content?: ElementContent): this {
    if (typeof content !== "string") return this.append(name, attributes, content, new ElementBuilder());
    return this.#push(name, attributes, () => escapeText(`${name}: the text`, content));
  }

  /** What has been added so far. */
  protected get elements(): readonly XmlElement[] {
    return this.#elements;
  }

  /** Called when the inside of an element has been added. @throws {ClawOpsError} where something is missing */
  protected complete(): void {}

  /** Adds an element; `build` gets `inside` to fill. Nothing is added where it throws. */
  protected append<Inside extends ElementBuilder>(
    name: string,
    attributes: ElementAttributes | undefined,
    build: Build<Inside> | undefined,
    inside: Inside,
  ): this {
    return this.#push(name, attributes, () => {
      if (build !== undefined) fill(name, build, inside);
      inside.complete();
      return inside.elements;
    });
  }

  #push(name: string, given: ElementAttributes | undefined, content: () => XmlElement["content"]): this {
    checkName("the name of an element", name);
    const attributes = givenAttributes(name, given).map(([key, value]) => writeAttribute(name, key, value));
    this.#elements.push({ name, attributes: attributes.join(""), content: content() });
    return this;
  }
}

function fill<Inside extends ElementBuilder>(name: string, build: Build<Inside>, inside: Inside): void {
  if (typeof build !== "function") {
    throw wrongVerb(`${name}: what stands inside`, `must be added by a function, but is ${typeName(build)}`);
  }
  const result: unknown = build(inside);
  if (typeof result === "object" && result !== null && "then" in result) {
    Promise.resolve(result).catch(() => {}); // how it ends is of no interest any more
    throw wrongVerb(`${name}: the function`, "must not be async: the element is written before it ends");
  }
}
