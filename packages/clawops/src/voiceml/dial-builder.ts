import { checkAttributes, checkValue } from "./check-verb.ts";
import { ElementBuilder } from "./element-builder.ts";
import type { DialTargetAttributes } from "./verb-attributes.ts";
import { notEmpty, target } from "./verb-rules.ts";
import { wrongVerb } from "./wrong-verb.ts";

/** Whom a Dial calls. */
export class DialBuilder extends ElementBuilder {
  /** Calls a phone number, a string such as `01012345678`. */
  number(number: string, attributes?: DialTargetAttributes): this {
    return this.#call("Number", number, attributes);
  }

  /** Calls a SIP address, such as `sip:desk@pbx.example.com`. */
  sip(address: string, attributes?: DialTargetAttributes): this {
    return this.#call("Sip", address, attributes);
  }

  protected override complete(): void {
    if (this.elements.length === 0) throw wrongVerb("Dial", "needs somebody to call: add number(…) or sip(…)");
  }

  #call(name: string, callee: string, attributes: DialTargetAttributes | undefined): this {
    return this.add(
      name,
      checkAttributes(name, target, attributes),
      checkValue(`${name}: the callee`, notEmpty, callee),
    );
  }
}
