import type { Contract } from "../../codegen/contract.ts";
import { ClawOps } from "../../src/index.ts";
import { callMethod } from "./call-method.ts";
import { type OperationCase, operationCases } from "./cases.ts";
import { ACCOUNT, expectedResult, KEY, readResult } from "./expected.ts";

/** What a case came to: nothing, or what is wrong. */
export interface CaseResult {
  readonly name: string;
  readonly problem: string | undefined;
}

/** Calls every operation of the contract at a server, one after the other, and compares what the methods give. In any runtime. */
export async function runCases(contract: Contract, baseURL: string, isPage = false): Promise<CaseResult[]> {
  const client = new ClawOps({
    apiKey: KEY,
    accountId: ACCOUNT,
    baseURL,
    maxRetries: 0,
    logLevel: "off",
    dangerouslyAllowBrowser: isPage,
  });
  const results: CaseResult[] = [];
  for (const one of operationCases(contract)) results.push({ name: one.name, problem: await runCase(client, one) });
  return results;
}

async function runCase(client: ClawOps, one: OperationCase): Promise<string | undefined> {
  const params = { ...(one.query.user as object), ...(one.body?.user as object | undefined) };
  try {
    const result = readResult(await callMethod(client, one.operation, params));
    const [given, expected] = [JSON.stringify(result), JSON.stringify(expectedResult(one))];
    return given === expected ? undefined : `gave ${given}, not ${expected}`;
  } catch (error) {
    return String(error);
  }
}
