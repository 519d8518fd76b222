import { isRecord } from "@pincer/shared/internal";

import { problem } from "../../http/answer.ts";
import { Refusal, refuse } from "../../http/refusal.ts";
import { type Body, recordOf } from "../body-fields.ts";
import { checkNode, type GraphIssue } from "./check-node.ts";
import { nodeRules } from "./node-rules.ts";

/** The size of a graph as JSON, in bytes. */
const MAX_BYTES = 256 * 1024;

/** Refuses a graph that cannot be run, with every issue by its path; gives it with its defaults filled in. */
export function checkGraph(graph: Body): Body {
  if (new TextEncoder().encode(JSON.stringify(graph)).length > MAX_BYTES) {
    throw refuse(400, "The graph is larger than 256 KB.", "call_flow_graph_too_large");
  }
  const issues = graphIssues(graph);
  if (issues.length > 0) {
    const first = issues[0];
    const error = `The graph is not valid: ${first?.path} ${first?.message}.`;
    throw new Refusal(problem(400, error, "call_flow_invalid_graph", { issues }));
  }
  const nodes = Object.entries(recordOf(graph, "nodes") ?? {}).map(([id, node]) => [id, complete(node)]);
  const voice = recordOf(graph, "voice");
  return {
    version: graph["version"],
    start: graph["start"],
    ...(voice === undefined ? {} : { voice: { language: "ko", ...voice } }),
    nodes: Object.fromEntries(nodes) as Body,
  };
}

function graphIssues(graph: Body): GraphIssue[] {
  const nodes = recordOf(graph, "nodes") ?? {};
  const ids = new Set(Object.keys(nodes));
  const issues: GraphIssue[] = [];
  if (ids.size === 0) issues.push({ path: "nodes", message: "must have at least one block" });
  if (!ids.has(String(graph["start"]))) issues.push({ path: "start", message: "must be the id of a block" });
  for (const name of Object.keys(graph)) {
    if (!["version", "start", "voice", "nodes"].includes(name)) issues.push({ path: name, message: "is not known" });
  }
  return [...issues, ...Object.entries(nodes).flatMap(([id, node]) => checkNode(node, `nodes.${id}`, ids))];
}

function complete(node: unknown): unknown {
  return isRecord(node) ? { type: node["type"], ...nodeRules[String(node["type"])]?.defaults, ...node } : node;
}
