import type { Field, FieldRules, FieldType } from "./operation.ts";

/** A field with its marks taken apart. */
export interface ReadField extends Omit<FieldRules, "type"> {
  readonly type: FieldType;
  /** Must be there in a request; promised in an answer. */
  readonly isRequired: boolean;
  readonly isNullable: boolean;
}

/** Shapes are constants, so their fields are few; an answer asks for them with every row. */
const readFields = /* @__PURE__ */ new Map<Field, ReadField>();

/** Takes a field of a shape apart, whichever of its two forms it has. */
export function readField(field: Field): ReadField {
  const known = readFields.get(field);
  if (known !== undefined) return known;
  const read = takeApart(field);
  readFields.set(field, read);
  return read;
}

function takeApart(field: Field): ReadField {
  const rules = typeof field === "string" ? { type: field } : field;
  return {
    ...rules,
    type: rules.type.replace(/[!?]/g, "") as FieldType,
    isRequired: rules.type.includes("!"),
    isNullable: rules.type.endsWith("?"),
  };
}
