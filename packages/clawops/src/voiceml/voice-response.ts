import { checkAttributes, checkValue } from "./check-verb.ts";
import { ConnectBuilder } from "./connect-builder.ts";
import { DialBuilder } from "./dial-builder.ts";
import type { Build } from "./element-builder.ts";
import { PromptBuilder } from "./prompt-builder.ts";
import type {
  DialAttributes,
  GatherAttributes,
  RecordAttributes,
  RejectAttributes,
  VoiceMLUrl,
} from "./verb-attributes.ts";
import { address, dial, gather, record, reject } from "./verb-rules.ts";
import { wrongVerb } from "./wrong-verb.ts";
import { writeElement } from "./xml.ts";

/**
 * What ClawOps is to do with a call, verb by verb. Answer its request with it: the body is `String(response)`, the content type
 * `text/xml; charset=utf-8`.
 *
 * Wrong arguments are a `ClawOpsError` of kind `invalid-argument` at the verb that has them. Verbs after one that ends the
 * response (`hangup`, `redirect`, `reject`, …) are written and never reached. Source: ClawOps VoiceML.
 *
 * @example
 * new VoiceResponse()
 *   .say("안녕하세요", { language: "ko" })
 *   .gather({ numDigits: 1, action }, (gather) => gather.say("1번을 누르세요"))
 *   .dial("07012341234")
 *   .toString();
 */
export class VoiceResponse extends PromptBuilder {
  /**
   * Collects digits, meanwhile says what `build` adds. ClawOps documents Say there; Play and Pause are as in TwiML.
   */
  gather(attributes?: GatherAttributes, build?: Build<PromptBuilder>): this {
    return this.append("Gather", checkAttributes("Gather", gather, attributes), build, new PromptBuilder());
  }

  /** Records the caller. The recording is kept for 90 days (ClawOps API 1.3.2); `recordings.downloadVerb` of the client gets it. */
  record(attributes?: RecordAttributes): this {
    return this.add("Record", checkAttributes("Record", record, attributes));
  }

  /** Connects the call with a phone number. */
  dial(number: string, attributes?: DialAttributes): this;
  /** Connects the call with one of those that `build` adds: phone numbers and SIP addresses. */
  dial(attributes: DialAttributes, build: Build<DialBuilder>): this;
  dial(first: string | DialAttributes, second?: DialAttributes | Build<DialBuilder>): this {
    if (typeof first === "string" && typeof second !== "function") {
      return this.#dial(second, (callees) => callees.number(first));
    }
    if (typeof first === "object" && typeof second === "function") return this.#dial(first, second);
    throw wrongVerb("Dial", "takes a phone number as a string, or attributes and a function that adds whom to call");
  }

  /** Hands the call to a server of yours: `connect((connect) => connect.stream({ url: "wss://…" }))`. One stream is needed. */
  connect(build: Build<ConnectBuilder>): this {
    return this.append("Connect", {}, build, new ConnectBuilder());
  }

  /** Goes on with the VoiceML at another address. */
  redirect(url: VoiceMLUrl): this {
    return this.add("Redirect", {}, checkValue("Redirect: the address", address, url));
  }

  /** Ends the call. */
  hangup(): this {
    return this.add("Hangup");
  }

  /** Refuses an inbound call before it is answered, so it must be the first verb. */
  reject(attributes?: RejectAttributes): this {
    if (this.elements.length > 0)
      throw wrongVerb("Reject", "must be the first verb: the others answer the call; use hangup()");
    return this.add("Reject", checkAttributes("Reject", reject, attributes));
  }

  /** The XML, with its declaration, on one line. It may be asked for as often as you like. */
  override toString(): string {
    const response = { name: "Response", attributes: "", content: this.elements };
    return `<?xml version="1.0" encoding="UTF-8"?>${writeElement(response)}`;
  }

  #dial(attributes: DialAttributes | undefined, build: Build<DialBuilder>): this {
    return this.append("Dial", checkAttributes("Dial", dial, attributes), build, new DialBuilder());
  }
}
