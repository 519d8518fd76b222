import { isRecord } from "@pincer/shared/internal";

import { type NodeField, nodeRules, variableName } from "./node-rules.ts";

/** One thing that is wrong with a graph. */
export interface GraphIssue {
  /** Dotted: `nodes.menu.branches.1`. */
  readonly path: string;
  readonly message: string;
}

/** An entry of a list. */
type Item = Readonly<Record<string, unknown>>;

/** More assignments and cases a block does not have. */
const MAX_ITEMS = 20;
const MAX_TEXT = 2000;

const operators: readonly string[] = ["eq", "ne", "contains", "gt", "lt", "exists", "empty"];

/** What is wrong with one block; `ids` are the blocks of the graph. */
export function checkNode(node: unknown, path: string, ids: ReadonlySet<string>): GraphIssue[] {
  if (!isRecord(node)) return [{ path, message: "must be an object" }];
  const rules = nodeRules[String(node["type"])];
  if (rules === undefined || !Object.hasOwn(nodeRules, String(node["type"]))) {
    return [{ path: `${path}.type`, message: `must be one of ${Object.keys(nodeRules).join(", ")}` }];
  }
  const { required, optional = {} } = rules;
  const known: Readonly<Record<string, NodeField>> = { ...required, ...optional };
  const missing = Object.keys(required).filter((name) => node[name] === undefined);
  return [
    ...missing.map((name) => ({ path: `${path}.${name}`, message: "is required" })),
    ...Object.entries(node).flatMap(([name, value]): GraphIssue[] => {
      if (name === "type" || value === undefined) return [];
      const here = `${path}.${name}`;
      const field = Object.hasOwn(known, name) ? known[name] : undefined;
      if (field === undefined) return [{ path: here, message: "is not known" }];
      return checkField(value, field, here, ids);
    }),
  ];
}

function checkField(value: unknown, field: NodeField, path: string, ids: ReadonlySet<string>): GraphIssue[] {
  const wrong = (message: string): GraphIssue[] => [{ path, message }];
  const isText = typeof value === "string";
  if (isRange(field)) {
    const [min, max] = field;
    const isFine = Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
    return isFine ? [] : wrong(`must be a whole number from ${min} to ${max}`);
  }
  if (typeof field !== "string")
    return field.some((one) => one === value) ? [] : wrong(`must be one of ${field.join(", ")}`);
  switch (field) {
    case "next":
      return value === null || (isText && ids.has(value)) ? [] : wrong("must be the id of a block, or null");
    case "text":
      return isText ? [] : wrong("must be a text");
    case "count":
      return Number.isInteger(value) && Number(value) >= 1 ? [] : wrong("must be a whole number of 1 or more");
    case "words":
      return isText && value !== "" && value.length <= MAX_TEXT ? [] : wrong(`must have 1 to ${MAX_TEXT} characters`);
    case "https":
      return isText && /^https:\/\/./.test(value) ? [] : wrong("must be an https URL");
    case "variable":
      return isText && variableName.test(value) ? [] : wrong("must be the name of a variable");
    case "flag":
      return typeof value === "boolean" ? [] : wrong("must be true or false");
    case "headers":
      return isRecord(value) ? [] : wrong("must be an object");
    case "target":
      return isTarget(value) ? [] : wrong('must be { kind: "number" or "sip", value }');
    case "branches":
      return checkBranches(value, path, ids);
    default:
      return checkList(value, path, (item, here) => checkItem(item, field, here, ids));
  }
}

function checkBranches(value: unknown, path: string, ids: ReadonlySet<string>): GraphIssue[] {
  const entries = isRecord(value) ? Object.entries(value) : [];
  if (entries.length === 0) return [{ path, message: "must have at least one key" }];
  return entries.flatMap(([key, next]) => {
    const here = `${path}.${key}`;
    if (!/^[0-9*#]+$/.test(key)) return [{ path: here, message: "must be a key from 0-9, * and #" }];
    return checkField(next, "next", here, ids);
  });
}

function checkList(value: unknown, path: string, check: (item: Item, path: string) => GraphIssue[]): GraphIssue[] {
  if (!Array.isArray(value)) return [{ path, message: "must be a list" }];
  if (value.length > MAX_ITEMS) return [{ path, message: `must have at most ${MAX_ITEMS} items` }];
  return value.flatMap((item: unknown, index) => {
    const here = `${path}.${index}`;
    return isRecord(item) ? check(item, here) : [{ path: here, message: "must be an object" }];
  });
}

function checkItem(item: Item, field: NodeField, path: string, ids: ReadonlySet<string>): GraphIssue[] {
  const name = field === "assignments" ? "name" : field === "saves" ? "var" : "variable";
  const issues = checkField(item[name], "variable", `${path}.${name}`, ids);
  if (field !== "cases") return issues;
  return [
    ...issues,
    ...checkField(item["op"], operators, `${path}.op`, ids),
    ...checkField(item["next"], "next", `${path}.next`, ids),
  ];
}

function isTarget(value: unknown): boolean {
  if (!isRecord(value)) return false;
  return (
    ["number", "sip"].includes(String(value["kind"])) && typeof value["value"] === "string" && value["value"] !== ""
  );
}

function isRange(field: NodeField): field is readonly [number, number] {
  return Array.isArray(field) && typeof field[0] === "number";
}
