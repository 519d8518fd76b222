import { isRecord } from "@pincer/shared/internal";

/** A list of status callback events as the one text that the API takes. A text stays as it is. */
export function joinEvents<P>(params: P, name: "statusCallbackEvent" | "statusCallbackEvents"): P {
  const events = isRecord(params) ? params[name] : undefined;
  if (!Array.isArray(events) || !events.every((event) => typeof event === "string")) return params;
  return { ...params, [name]: events.join(" ") };
}
