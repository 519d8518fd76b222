import type { Contract, ContractOperation } from "../../codegen/contract.ts";
import { type Sample, Samples } from "./samples.ts";

/** One call of a method, with what the contract says of its request and its answer. */
export interface OperationCase {
  readonly name: string;
  readonly operation: ContractOperation;
  readonly query: Sample;
  /** Absent where the operation has no body. */
  readonly body: Sample | undefined;
  /** The JSON answer; absent where it is empty or a file. */
  readonly answer: Sample | undefined;
}

/** Fields that exclude each other: what to leave out, once for each way. */
const ways: Readonly<Record<string, ReadonlyArray<readonly string[]>>> = {
  createCall: [
    ["AgentId", "CallFlowId", "CallContext", "Variables"],
    ["Url", "CallFlowId", "Variables"],
    ["Url", "AgentId", "CallContext"],
    ["Url", "AgentId", "CallFlowId", "CallContext", "Variables"],
  ],
  playIntoCall: [["url"], ["text"]],
  createCallBatch: [
    ["AgentId", "CallFlowId", "Rounds"],
    ["Url", "CallFlowId", "Rounds"],
    ["Url", "AgentId", "Rounds"],
  ],
  createAgent: [["configuration"], ["model", "voice"]],
  updateAgent: [["configuration"], ["model", "voice"]],
  createMcpConnection: [["authType", "headerName", "secret"]],
  rotateMcpCredential: [["headerName", "secret"]],
  sendMessage: [
    ["Kakao", "Brand", "Fallback"],
    ["Brand", "Body", "Subject", "MediaUrl", "Type"],
  ],
};

/** Every operation of the contract, once for each way to call it, with every field that goes together. */
export function operationCases(contract: Contract): OperationCase[] {
  const samples = new Samples(contract);
  return contract.operations.flatMap((operation) => {
    const { operationId, client, body, success } = operation;
    const hasJson = success.schema !== null && success.schema !== "binary";
    return (ways[operationId] ?? [[]]).map((without) => ({
      name: `client.${client}${without.length > 0 ? ` without ${without.join(", ")}` : ""} is ${operationId}`,
      operation,
      query: samples.fields(operation.query),
      body: body === null ? undefined : samples.fields(body.fields, without),
      answer: hasJson ? samples.answer(operation) : undefined,
    }));
  });
}
