import type { RequestField } from "./request-field.ts";

/** What fields of these names hold where any text would not do. */
const texts: ReadonlyArray<readonly [name: RegExp, text: string]> = [
  [/^to$/i, "01055556666"],
  [/^from$/i, "07012341234"],
  [/phoneNumber|recipient/i, "01055556666"],
  [/url$|callback$/i, "https://example.com/hook"],
  [/^uri$/i, "sip:desk@example.com"],
  [/^domain$/i, "mail.example.com"],
];

const formats: Readonly<Record<string, string>> = {
  uri: "https://example.com/hook",
  email: "kim@example.com",
  uuid: "0b5bd0eb-7a5c-4f0e-9d57-2f6f1d3a9c11",
  "date-time": "2026-01-01T00:00:00.000Z",
};

/** The least body that the schema takes: every required field. */
export function exampleBody(fields: readonly RequestField[]): Record<string, unknown> {
  return Object.fromEntries(fields.filter(({ isRequired }) => isRequired).map((field) => [field.key, example(field)]));
}

/** A value that fits a field. */
export function example(field: RequestField): unknown {
  if (field.enum?.[0] !== undefined) return field.enum[0];
  switch (field.type) {
    case "integer":
    case "number":
      return field.min ?? Math.min(1, field.max ?? 1);
    case "boolean":
      return true;
    case "array":
      return Array.from({ length: Math.max(1, field.min ?? 1) }, () =>
        field.item === undefined ? "x" : example({ ...field.item, key: field.key }),
      );
    case "object":
      return exampleBody(field.fields ?? []);
    case "map":
      return { key: "value" };
    case "binary":
      return new Blob([Uint8Array.of(1, 2, 3)], { type: "application/octet-stream" });
    default:
      return exampleText(field);
  }
}

function exampleText({ key, format, min = 0, max = Number.POSITIVE_INFINITY }: RequestField): string {
  const text =
    (format === undefined ? undefined : formats[format]) ?? texts.find(([name]) => name.test(key))?.[1] ?? "example";
  return text.padEnd(min, "x").slice(0, max);
}
