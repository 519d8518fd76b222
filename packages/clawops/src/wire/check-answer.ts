import { isRecord } from "@pincer/shared/internal";

import type { AnswerIssue } from "../errors/api-response-validation-error.ts";
import { describe } from "./describe.ts";
import { type ReadField, readField } from "./field-rules.ts";
import type { FieldType, Shape } from "./operation.ts";

/** More than these say nothing new. */
const MAX_ISSUES = 20;

const expected: Readonly<Partial<Record<FieldType, readonly [string, (value: unknown) => boolean]>>> = {
  string: ["a string", (value) => typeof value === "string"],
  date: ["a string", (value) => typeof value === "string"],
  integer: ["a number", (value) => typeof value === "number"],
  number: ["a number", (value) => typeof value === "number"],
  boolean: ["true or false", (value) => typeof value === "boolean"],
  object: ["an object", isRecord],
  map: ["an object", isRecord],
  array: ["a list", Array.isArray],
};

/** What breaks the promises of an answer, by path. Unknown fields and values are fine, and so is what is not promised. */
export function checkAnswer(answer: unknown, shape: Shape): AnswerIssue[] {
  const issues: AnswerIssue[] = [];
  checkShape(answer, shape, "", issues);
  return issues;
}

function checkShape(value: unknown, shape: Shape, path: string, issues: AnswerIssue[]): void {
  if (!isRecord(value)) {
    issues.push({ path, message: `expected an object, got ${describe(value)}` });
    return;
  }
  for (const [name, field] of checksOf(shape)) {
    if (issues.length >= MAX_ISSUES) return;
    checkField(value[name], field, path === "" ? name : `${path}.${name}`, issues);
  }
}

const checks = /* @__PURE__ */ new WeakMap<Shape, ReadonlyArray<readonly [string, ReadField]>>();

/** The fields of a shape that promise something, taken apart once. */
function checksOf(shape: Shape): ReadonlyArray<readonly [string, ReadField]> {
  const known = checks.get(shape);
  if (known !== undefined) return known;
  const fields = Object.entries(shape.fields).map(([name, field]) => [name, readField(field)] as const);
  const promising = fields.filter(
    ([, { isRequired, of }]) => isRequired || (of !== undefined && typeof of !== "string"),
  );
  checks.set(shape, promising);
  return promising;
}

function checkField(
  value: unknown,
  { type, of, isRequired, isNullable }: ReadField,
  path: string,
  issues: AnswerIssue[],
): void {
  const [wanted, test] = expected[type] ?? ["a value", () => true];
  if (isRequired && !(value === null && isNullable) && (value === undefined || !test(value))) {
    issues.push({ path, message: value === undefined ? "is missing" : `expected ${wanted}, got ${describe(value)}` });
    return;
  }
  if (of === undefined || typeof of === "string") return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      if (issues.length < MAX_ISSUES) checkShape(item, of, `${path}[${index}]`, issues);
    }
  } else if (isRecord(value)) {
    if (type === "map") for (const [key, item] of Object.entries(value)) checkShape(item, of, `${path}.${key}`, issues);
    else checkShape(value, of, path, issues);
  }
}
