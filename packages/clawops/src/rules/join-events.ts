import { isPlain } from "../wire/is-plain.ts";
import { withFields } from "../wire/with-fields.ts";
import { wrongParams } from "./wrong-params.ts";

/**
 * A list of status callback events as the one text that the API takes. A text stays as it is.
 *
 * @throws {ClawOpsError} for a list without events, which the API would not read as "none", or with something else in it
 */
export function joinEvents<P>(operation: string, params: P, name: "statusCallbackEvent" | "statusCallbackEvents"): P {
  const events = isPlain(params) ? params[name] : undefined;
  if (!Array.isArray(events)) return params;
  if (events.length > 0 && events.every((event) => typeof event === "string" && event.trim() !== ""))
    return withFields(params as P & object, { [name]: events.join(" ") });
  const advice = `must name at least one event, such as "completed"; leave out \`statusCallback\` for no callbacks`;
  throw wrongParams(operation, `\`${name}\` ${advice}`);
}
