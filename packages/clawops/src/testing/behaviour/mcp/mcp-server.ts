import type { McpServerPlan } from "../../state/mcp-fields.ts";
import type { World } from "../../state/world.ts";

/** More tools are refused. */
const MAX_TOOLS = 50;

/** What a server offers where the test has not said. */
const exampleTools = [
  {
    name: "search",
    description: "Finds an order",
    inputSchema: { type: "object", properties: { query: { type: "string" } } },
  },
];

/** What the server behind a URL does: nothing is called, the test decides. */
export function mcpServerAt(world: World, url: string): McpServerPlan {
  const plan = world.mcpServers.get(url) ?? { tools: exampleTools, error: undefined };
  return plan.tools.length > MAX_TOOLS ? { ...plan, error: "TOO_MANY_TOOLS" } : plan;
}
