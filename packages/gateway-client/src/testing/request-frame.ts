import { anything, constant, filledText, object, type ObjectRule } from "./params/rule.ts";

/** What every frame of a client must be. */
export const requestFrameRule: ObjectRule = object(
  { type: constant("req"), id: filledText, method: filledText, params: anything },
  ["type", "id", "method"],
);
