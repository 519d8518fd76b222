import { checkAttributes, checkValue } from "./check-verb.ts";
import { ElementBuilder } from "./element-builder.ts";
import type { PauseAttributes, SayAttributes, VoiceMLUrl } from "./verb-attributes.ts";
import { address, pause, say, speech } from "./verb-rules.ts";

/** What a caller can be told: in a response, or while a Gather waits for digits. */
export class PromptBuilder extends ElementBuilder {
  /**
   * Speaks a text.
   *
   * @throws {ClawOpsError} `invalid-argument` where the text is no string or has a character that XML cannot hold
   */
  say(text: string, attributes?: SayAttributes): this {
    return this.add("Say", checkAttributes("Say", say, attributes), checkValue("Say: the text", speech, text));
  }

  /** Plays the audio file at an address. */
  play(url: VoiceMLUrl): this {
    return this.add("Play", {}, checkValue("Play: the address", address, url));
  }

  /** Is silent for a while. */
  pause(attributes?: PauseAttributes): this {
    return this.add("Pause", checkAttributes("Pause", pause, attributes));
  }
}
