import { isRecord } from "@pincer/shared/internal";

import { readField } from "../wire/field-rules.ts";
import type { Shape } from "../wire/operation.ts";
import type { DriftEvent } from "./hooks.ts";

type Found = Pick<DriftEvent, "kind" | "path" | "value">;

/** Everything in an answer that a shape does not know. Paths name any item of a list `[]`. */
export function findDrift(value: unknown, shape: Shape, path = ""): Found[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, item]): Found[] => {
    const here = path === "" ? name : `${path}.${name}`;
    const field = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (field === undefined) return [{ kind: "unknown-field", path: here, value: undefined }];
    const { type, of, enum: known } = readField(field);
    const items: unknown[] = Array.isArray(item) ? item : [item];
    const inside = Array.isArray(item) ? `${here}[]` : here;
    if (known !== undefined) {
      const strange = items.filter((one): one is string => typeof one === "string" && !known.includes(one));
      return strange.map((one) => ({ kind: "unknown-value", path: inside, value: one }));
    }
    if (of === undefined || typeof of === "string" || type === "map") return [];
    return items.flatMap((one) => findDrift(one, of, inside));
  });
}
