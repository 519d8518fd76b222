import type { ServedRequest } from "../testing/index.ts";

/** One line about a request, without ids, numbers and other values. */
export function requestLine({ method, path, template, status, operationId }: ServedRequest): string {
  return [method, template ?? path, status ?? "cut", operationId].filter((part) => part !== undefined).join(" ");
}
