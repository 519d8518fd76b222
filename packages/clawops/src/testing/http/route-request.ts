import { operationList } from "../../generated/operation-list.ts";
import type { Operation } from "../../wire/operation.ts";

/** Where a request goes. */
export type Route =
  | { readonly kind: "found"; readonly operation: Operation; readonly path: Readonly<Record<string, string>> }
  /** The path is known, but not with this method. */
  | { readonly kind: "wrong-method"; readonly allowed: readonly string[] }
  | { readonly kind: "unknown" };

/** Every operation of the contract, by its operationId. */
export const operationsById: ReadonlyMap<string, Operation> = new Map(
  operationList.map((operation) => [operation.id, operation]),
);

/** Paths with words come before paths with parameters: `/agents/voices` is not the agent "voices". */
const templates = [...operationsById.values()]
  .map((operation) => ({ operation, segments: operation.path.split("/") }))
  .sort((a, b) => parameters(a.segments) - parameters(b.segments));

/** Finds the operation that a method and a path (not decoded, without query) mean. */
export function routeRequest(method: string, pathname: string): Route {
  const given = pathname.split("/");
  const matches = templates.flatMap(({ operation, segments }) => {
    const path = matchPath(segments, given);
    return path === undefined ? [] : [{ operation, path }];
  });
  const found = matches.find(({ operation }) => operation.method === method);
  if (found !== undefined) return { kind: "found", ...found };
  if (matches.length === 0) return { kind: "unknown" };
  return { kind: "wrong-method", allowed: [...new Set(matches.map(({ operation }) => operation.method))] };
}

function parameters(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith("{")).length;
}

function matchPath(template: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (template.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const part = given[index] ?? "";
    if (!segment.startsWith("{")) {
      if (segment !== part) return undefined;
      continue;
    }
    const value = decode(part);
    if (value === undefined || value === "") return undefined;
    values[segment.slice(1, -1)] = value;
  }
  return values;
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
