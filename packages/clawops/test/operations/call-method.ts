import type { ContractOperation } from "../../codegen/contract.ts";

/** The way to a method: `agents.knowledge.create(agentId, params)` → its path and its arguments. */
export function readClient(client: string): { readonly path: readonly string[]; readonly args: string } {
  const [, path = "", args = ""] = /^([\w.]+)\((.*)\)$/.exec(client) ?? [];
  return { path: path.split("."), args };
}

/** The ids in a path, in the order of the template, with characters that must be encoded. */
export function idsIn(path: string): Array<[name: string, value: string | number]> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).filter((name) => name !== "accountId");
  return names.map((name) => [name, name === "index" ? 2 : `${name}/한?글#%2F`]);
}

/** Calls the method of an operation on a client. */
export function callMethod(client: object, operation: ContractOperation, params: unknown): unknown {
  const { path, args } = readClient(operation.client);
  const method = path.at(-1) ?? "";
  let owner: unknown = client;
  for (const part of path.slice(0, -1)) owner = Reflect.get(Object(owner), part);
  const values: unknown[] = idsIn(operation.path).map(([, value]) => value);
  if (args.includes("nonce")) values.push({ nonce: "nonce-1" });
  if (args.includes("params")) values.push(params);
  if (args.includes("enrollmentToken")) values.push({ enrollmentToken: "token-1" });
  const found: unknown = Reflect.get(Object(owner), method);
  if (typeof found !== "function") throw new Error(`There is no client.${operation.client}.`);
  return Reflect.apply(found, owner, values);
}
