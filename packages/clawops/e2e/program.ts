import type { Contract } from "../codegen/contract.ts";
/** What the runtimes run: every operation of the contract, against a server of the test. */
import contract from "../contract/clawops-api.json" with { type: "json" };
import { type CaseResult, runCases } from "../test/operations/run-cases.ts";

/** @param isPage a web page must say that it may hold the key */
export function runEveryOperation(baseURL: string, isPage: boolean): Promise<CaseResult[]> {
  return runCases(contract as unknown as Contract, baseURL, isPage);
}
