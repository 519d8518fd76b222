import { isRecord } from "@pincer/shared/internal";

import { type Body, recordOf, recordsOf } from "../body-fields.ts";

/** Names that a call has by itself. */
const reserved = ["caller", "callee", "recording_url", "recording_duration", "http_status"];

/** The variables that a graph uses and does not set: they have to be given when it is dialled. */
export function graphVariables(graph: Body): string[] {
  const nodes = Object.values(recordOf(graph, "nodes") ?? {}).filter(isRecord);
  const set = new Set([...reserved, ...nodes.flatMap(setBy)]);
  const used = nodes.flatMap((node) => [
    ...namesIn(node),
    ...recordsOf(node, "cases").map((one) => String(one["variable"])),
  ]);
  return [...new Set(used)].filter((name) => !set.has(name));
}

function setBy(node: Body): string[] {
  const saveAs = node["saveAs"];
  return [
    ...(typeof saveAs === "string" ? [saveAs] : []),
    ...recordsOf(node, "saveAs").map((save) => String(save["var"])),
    ...recordsOf(node, "assignments").map((assignment) => String(assignment["name"])),
  ];
}

function namesIn(node: Body): string[] {
  return [...JSON.stringify(node).matchAll(/\{\{\s*([A-Za-z_]\w*)\s*\}\}/g)].map((match) => match[1] ?? "");
}
