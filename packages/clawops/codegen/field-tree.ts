import type { ContractField } from "./contract.ts";

/** A field with the fields inside it. */
export interface FieldNode {
  /** The last part of the field's name. */
  readonly key: string;
  readonly field: ContractField;
  readonly children: FieldNode[];
}

/** Turns `a`, `a.b`, `a[].c` into a tree. What the newest API no longer has, and aliases of other fields, are left out. */
export function fieldTree(fields: readonly ContractField[]): FieldNode[] {
  const roots: FieldNode[] = [];
  const nodes = new Map<string, FieldNode>();
  for (const field of fields) {
    if (field.until !== undefined || field.deprecated === true) continue;
    const at = field.name.lastIndexOf(".");
    const node: FieldNode = { key: field.name.slice(at + 1), field, children: [] };
    nodes.set(field.name, node);
    if (at < 0) {
      roots.push(node);
      continue;
    }
    const parent = nodes.get(field.name.slice(0, at).replace(/\[\]$/, ""));
    if (parent === undefined) throw new Error(`The contract has ${field.name} without its parent.`);
    parent.children.push(node);
  }
  return roots;
}
