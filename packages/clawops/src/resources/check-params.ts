import { isRecord } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";

/** The names of the parameters that were given. */
export function givenNames(params: unknown, names: readonly string[]): string[] {
  return isRecord(params) ? names.filter((name) => params[name] !== undefined) : [];
}

/** @throws {ClawOpsError} where more than one of the parameters was given */
export function atMostOne(operation: string, params: unknown, names: readonly string[]): void {
  const given = givenNames(params, names);
  if (given.length > 1) throw wrongParams(operation, `${quoted(given, "and")} exclude each other; pass one of them`);
}

/** @throws {ClawOpsError} where not exactly one of the parameters was given */
export function exactlyOne(operation: string, params: unknown, names: readonly string[]): void {
  atMostOne(operation, params, names);
  if (givenNames(params, names).length === 0) throw wrongParams(operation, `one of ${quoted(names, "or")} is required`);
}

/** @throws {ClawOpsError} where one of the parameters is an empty text, as a missing environment variable becomes */
export function notEmpty(operation: string, params: unknown, names: readonly string[]): void {
  const empty = isRecord(params) ? names.find((name) => params[name] === "") : undefined;
  if (empty !== undefined) throw wrongParams(operation, `\`${empty}\` must not be empty`);
}

/** @throws {ClawOpsError} where `name` was given without any of `companions` */
export function onlyWith(operation: string, params: unknown, name: string, companions: readonly string[]): void {
  if (givenNames(params, [name]).length > 0 && givenNames(params, companions).length === 0) {
    throw wrongParams(operation, `\`${name}\` goes with ${quoted(companions, "or")} only`);
  }
}

/** @throws {ClawOpsError} where `name` was given together with one of `others` */
export function notWith(operation: string, params: unknown, name: string, others: readonly string[]): void {
  if (givenNames(params, [name]).length === 0) return;
  const given = givenNames(params, others);
  if (given.length > 0) throw wrongParams(operation, `\`${name}\` excludes ${quoted(given, "and")}`);
}

/** The error of parameters that do not fit together. */
export function wrongParams(operation: string, problem: string): ClawOpsError {
  return new ClawOpsError(`${operation}: ${problem}. Nothing was sent.`, { kind: "invalid-argument" });
}

function quoted(names: readonly string[], word: string): string {
  const texts = names.map((name) => `\`${name}\``);
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${word} ${texts.at(-1) ?? ""}`;
}
