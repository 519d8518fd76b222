import { expect } from "vitest";

import { loadContract } from "../codegen/contract.ts";
import type { RawRequest } from "./raw-server.ts";
import { PLANTED_KEY } from "./test-client.ts";

const contract = loadContract();

/** Asserts that a request is the operation of the contract: method, path, query names, body names, credentials. */
export function expectOperation(request: RawRequest | undefined, operationId: string): void {
  const operation = contract.operations.find((one) => one.operationId === operationId);
  if (operation === undefined || request === undefined) throw new Error(`no ${operationId}`);
  const { pathname, searchParams } = new URL(request.target, "http://x");
  const pattern = operation.path.replace(/\{\w+\}/g, "[^/]+");
  expect(request.method).toBe(operation.method);
  expect(pathname).toMatch(new RegExp(`^${pattern}$`));
  expect(request.headers.authorization).toBe(`Bearer ${PLANTED_KEY}`);
  const query = operation.query.map(({ name }) => name);
  expect(query).toEqual(expect.arrayContaining([...searchParams.keys()]));
  if (operation.body === null) {
    expect(request.body).toBe("");
    expect(request.headers["content-type"]).toBeUndefined();
    if (operation.method === "POST") expect(request.headers["content-length"]).toBe("0");
    return;
  }
  expect(request.headers["content-type"]).toBe("application/json");
  const names = operation.body.fields.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(namesIn(JSON.parse(request.body), names)));
}

/** Dotted names of what a body holds, as deep as the contract goes. */
function namesIn(body: object, known: readonly string[], prefix = ""): string[] {
  return Object.entries(body).flatMap(([key, value]) => {
    const name = `${prefix}${key}`;
    const isDeep = known.some((other) => other.startsWith(`${name}.`));
    return [name, ...(isDeep ? namesIn(value as object, known, `${name}.`) : [])];
  });
}
