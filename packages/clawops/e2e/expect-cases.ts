import { expect } from "vitest";

import { loadContract } from "../codegen/contract.ts";
import { operationCases } from "../test/operations/cases.ts";
import { expectedRequest } from "../test/operations/expected.ts";
import type { CaseResult } from "../test/operations/run-cases.ts";
import type { CaseServer } from "../test/operations/serve-cases.ts";

/** Every case went well: the server saw what the contract says, and the methods gave it. */
export async function expectCases(results: readonly CaseResult[], server: CaseServer): Promise<void> {
  const cases = operationCases(loadContract());
  expect(results.filter(({ problem }) => problem !== undefined)).toEqual([]);
  expect(await server.seen()).toEqual(cases.map((one) => expectedRequest(one)));
}
