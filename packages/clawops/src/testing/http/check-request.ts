import { isRecord } from "@pincer/shared/internal";

import { formats } from "../../generated/formats.ts";
import { shapes } from "../../generated/shapes.ts";
import { readField } from "../../wire/field-rules.ts";
import type { BodyShape, Field, Fields, Operation } from "../../wire/operation.ts";
import { checkFields, checkShape } from "./check-fields.ts";
import { checkFormats } from "./check-formats.ts";
import { parseJson } from "./parse-json.ts";
import { refuse } from "./refusal.ts";
import type { RequestBody } from "./request-body.ts";
import { invalid, issue } from "./validation.ts";

/** Operations that also take a form in the place of JSON. */
const formOperations: ReadonlySet<string> = new Set(["createCall"]);

/** Aliases of `pageSize` that older clients still send. */
const pageSizeAliases = ["page_size", "limit"] as const;

/** Refuses with 400 `VALIDATION` what does not fit the contract; gives the body as an object. */
export function checkRequest(
  operation: Operation,
  query: URLSearchParams,
  body: RequestBody,
): Readonly<Record<string, unknown>> {
  const { query: fields = {}, body: own } = shapes[operation.id] ?? {};
  const value = bodyObject(operation, own, body);
  const shape = (body.kind === "multipart" ? own?.form : undefined) ?? own;
  const inQuery = queryObject(query, fields);
  const issues = [
    ...checkFields(inQuery, withAliases(fields), "/query"),
    ...(shape === undefined || value === undefined ? [] : checkShape(value, shape, "/body")),
    ...checkFormats({ query: inQuery, body: value }, formats[operation.id] ?? {}),
  ];
  if (issues.length > 0) throw invalid(issues);
  return value ?? {};
}

/** The JSON object, `undefined` where there is none and none is needed. */
function bodyObject(
  operation: Operation,
  shape: BodyShape | undefined,
  body: RequestBody,
): Readonly<Record<string, unknown>> | undefined {
  if (shape === undefined) return undefined;
  if (body.kind === "none") {
    if (shape.optional === true) return undefined;
    throw invalid([issue("/body", "required", "must have required property 'body'")]);
  }
  if (body.kind === "form" && formOperations.has(operation.id)) return readForm(body.value, shape.fields);
  const isForm = shape.multipart === true;
  if (body.kind === "multipart" && (isForm || shape.form !== undefined)) return body.value;
  if (body.kind === "broken") throw invalid([issue("/body", "type", `must be valid ${isForm ? "form data" : "JSON"}`)]);
  if (isForm) throw refuse(415, "unsupported media type: send multipart/form-data");
  if (body.kind !== "json") {
    const sent = body.kind === "other" ? body.contentType || "none" : body.kind;
    throw refuse(415, `unsupported media type: send application/json, not ${sent}`);
  }
  if (!isRecord(body.value)) throw invalid([issue("/body", "type", "must be object")]);
  return body.value;
}

/** In a form everything is text; numbers and objects (as JSON) are read by what the contract says. */
function readForm(form: Readonly<Record<string, string>>, fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).map(([name, text]): [string, unknown] => {
      const field = fieldOf(fields, name);
      return [name, field === undefined ? text : readText(text, field)];
    }),
  );
}

/** Query values by name; a list where the contract has one, and where a name came more than once. */
function queryObject(query: URLSearchParams, fields: Fields): Record<string, unknown> {
  const known = withAliases(fields);
  return Object.fromEntries(
    [...new Set(query.keys())].map((name): [string, unknown] => {
      const field = fieldOf(known, name);
      const values = query.getAll(name);
      if (field !== undefined && readField(field).type === "array") return [name, values];
      const [first = "", ...more] = values;
      // A value that is given twice is a list, and a list is no number or text.
      if (more.length > 0) return [name, values];
      return [name, field === undefined ? first : readText(first, field)];
    }),
  );
}

/** What clients call their fields may be the name of something that every object has. */
function fieldOf(fields: Fields, name: string): Field | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function withAliases(fields: Fields): Fields {
  const pageSize = fields["pageSize"];
  if (pageSize === undefined) return fields;
  return { ...fields, ...Object.fromEntries(pageSizeAliases.map((alias): [string, Field] => [alias, pageSize])) };
}

function readText(text: string, field: Field): unknown {
  switch (readField(field).type) {
    case "integer":
    case "number":
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "object":
    case "map":
      return readJson(text);
    default:
      return text;
  }
}

function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
