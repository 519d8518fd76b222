import * as official from "@openclaw/gateway-protocol";

import { listMethods } from "../../codegen/method-names.ts";
import { loadFeatures, loadSchemas } from "../../codegen/schema.ts";
import { differences } from "./differences.ts";

interface Validator {
  (value: unknown): boolean;
  readonly errors: ReadonlyArray<{ readonly instancePath: string; readonly message: string }> | null;
}

const validators = official as unknown as Readonly<Record<string, Validator | undefined>>;
const definitions = new Map(listMethods(loadSchemas(), loadFeatures()).map(({ name, params }) => [name, params]));
definitions.set("connect", "ConnectParams");

/** Whether the official schemas say what a method takes. */
export function isDescribed(method: string): boolean {
  return paramsValidator(method) !== undefined;
}

/** What the official validators have against a frame that a client sent; `undefined` where it is right. */
export function frameProblem(text: string): string | undefined {
  const frame = JSON.parse(text) as { readonly method: string; readonly params: Readonly<Record<string, unknown>> };
  const inFrame = problemOf(validators["validateRequestFrame"], frame);
  if (inFrame !== undefined) return `A frame is wrong: ${inFrame}`;
  const ours = differences[frame.method] ?? {};
  const params = Object.fromEntries(Object.entries(frame.params).filter(([field]) => !Object.hasOwn(ours, field)));
  const inParams = problemOf(paramsValidator(frame.method), params);
  return inParams === undefined ? undefined : `The params of ${frame.method} are wrong: ${inParams}`;
}

function paramsValidator(method: string): Validator | undefined {
  return validators[`validate${definitions.get(method)}`];
}

function problemOf(validator: Validator | undefined, value: unknown): string | undefined {
  if (validator === undefined || validator(value)) return undefined;
  return (validator.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`).join("; ");
}
