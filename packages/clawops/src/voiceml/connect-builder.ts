import { checkAttributes } from "./check-verb.ts";
import { type Build, ElementBuilder } from "./element-builder.ts";
import type { StreamAttributes } from "./verb-attributes.ts";
import { stream } from "./verb-rules.ts";
import { wrongVerb } from "./wrong-verb.ts";

/** What a Connect connects the call to. */
export class ConnectBuilder extends ElementBuilder {
  /**
   * Streams the call's audio to and from a WebSocket server: G.711 mu-law, 8000 Hz, in JSON frames.
   *
   * @param build adds elements inside; none is documented, so it offers `add` only
   * @throws {ClawOpsError} `invalid-argument` without a wss address
   */
  stream(attributes: StreamAttributes, build?: Build<ElementBuilder>): this {
    const checked = checkAttributes("Stream", stream, attributes);
    if (checked["url"] === undefined) throw wrongVerb("Stream: `url`", `must be ${stream.url.need}, but is missing`);
    return this.add("Stream", checked, build);
  }

  protected override complete(): void {
    const streams = this.elements.filter(({ name }) => name === "Stream").length;
    if (streams !== 1)
      throw wrongVerb("Connect", `needs exactly one Stream, but has ${streams}: call stream({ url }) once`);
  }
}
