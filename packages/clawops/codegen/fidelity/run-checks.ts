import { loadContract } from "../contract.ts";
import { checkAccess } from "./check-access.ts";
import { checkRefusals } from "./check-refusals.ts";
import { checkSuccess } from "./check-success.ts";
import type { OperationReport } from "./check.ts";
import { Subject } from "./subject.ts";

/** Asks the local server everything that the contract lets one ask, operation by operation. Always with the same result. */
export async function runChecks(): Promise<OperationReport[]> {
  const contract = loadContract();
  const reports: OperationReport[] = [];
  for (const operation of contract.operations) {
    const { operationId, tag } = operation;
    const subject = new Subject(contract, operation);
    await subject.prepare();
    const access = await checkAccess(contract, subject);
    const refusals = await checkRefusals(contract, subject);
    // Last, because it may end what the path names.
    const reply = await subject.send();
    const checks = [...checkSuccess(operation, reply), ...access, ...refusals];
    reports.push({ operationId, tag, isSimulated: reply.status !== 501, checks });
  }
  return reports;
}
