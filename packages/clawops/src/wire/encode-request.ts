import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { shapes } from "../generated/shapes.ts";
import { bareName } from "./casing.ts";
import { describe } from "./describe.ts";
import { encodeFields } from "./encode-fields.ts";
import { readField } from "./field-rules.ts";
import { isPlain } from "./is-plain.ts";
import { methodLabel } from "./method-label.ts";
import type { Fields, Operation, OperationShapes, Shape } from "./operation.ts";
import type { Report } from "./report.ts";

/** The parameters of a call by where they go on the wire. */
export interface EncodedRequest {
  readonly query: Record<string, unknown>;
  /** Absent where the request has no body. */
  readonly fields?: Record<string, unknown>;
  /** True where the body is a form with files. */
  readonly isForm: boolean;
}

/**
 * Checks the parameters of a call before anything is sent, and gives them in the wire's spelling.
 *
 * @param clean takes secrets out of the error's message
 * @throws {ClawOpsError} of kind `invalid-argument` that lists everything that is wrong, by path
 */
export function encodeRequest(
  operation: Operation,
  params: unknown,
  clean: (text: string) => string = (text) => text,
): EncodedRequest {
  const problems: string[] = [];
  const report: Report = (path, problem) => void problems.push(path === "" ? problem : `\`${path}\` ${problem}`);
  const encoded = encode(operation, params, report);
  if (problems.length === 0) return encoded;
  const message = `${methodLabel(operation.id)}: ${problems.join("; ")}. Nothing was sent.`;
  throw new ClawOpsError(clean(message), { kind: "invalid-argument" });
}

function encode({ id, list }: Operation, params: unknown, report: Report): EncodedRequest {
  const { query, body }: Partial<OperationShapes> = shapes[id] ?? {};
  if (params !== undefined && !isPlain(params)) {
    report("", `the parameters must be a plain object, got ${describe(params)}`);
    return { query: {}, isForm: false };
  }
  if (body === undefined) {
    if (query === undefined && params === undefined) return { query: {}, isForm: false };
    const fields = query ?? {};
    const values = queryValues(params ?? {}, fields);
    checkUnknown(values, fields, report);
    if (list?.first !== undefined) checkPage(values, list.first, report);
    return { query: encodeFields(values, { fields }, "camel", report), isForm: false };
  }
  if (params === undefined && body.optional === true) return { query: {}, isForm: false };
  const isForm = body.multipart === true || (body.form !== undefined && namesFile(params, body.form.fields));
  const shape: Shape = isForm ? (body.form ?? body) : body;
  return { query: {}, fields: encodeFields(params ?? {}, shape, body.casing, report), isForm };
}

/** In a query, null and absent are the same, and so are one value and a list of one. */
function queryValues(params: Record<string, unknown>, fields: Fields): Record<string, unknown> {
  const entries = Object.entries(params).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const isList = field !== undefined && readField(field).type === "array";
      return [name, isList && !Array.isArray(value) ? [value] : value];
    }),
  );
}

/** A filter that the server does not know is no filter: `stauts` would list everything. */
function checkUnknown(values: Record<string, unknown>, fields: Fields, report: Report): void {
  const known = new Set(Object.keys(fields).map(bareName));
  for (const name of Object.keys(values)) {
    if (known.has(bareName(name))) continue;
    const isOld = name === "limit" && known.has("pagesize");
    const advice = isOld
      ? "did you mean `pageSize`"
      : "what is newer than this SDK goes into the request option `extraQuery`";
    report(name, `is unknown; ${advice}`);
  }
}

/** A page before the first, or one of no rows, would have a next one for ever. */
function checkPage({ page, pageSize }: Record<string, unknown>, first: number, report: Report): void {
  if (typeof page === "number" && page < first) report("page", `must be at least ${first}, got ${page}`);
  if (typeof pageSize === "number" && pageSize < 1) report("pageSize", `must be at least 1, got ${pageSize}`);
}

/** By the name of the field: what is given there and is no file is told as such. */
function namesFile(params: Record<string, unknown> | undefined, fields: Fields): boolean {
  const given = Object.entries(params ?? {}).filter(([, value]) => value !== undefined);
  return given.some(([name]) => {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return field !== undefined && readField(field).type === "binary";
  });
}
