import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { Stored } from "../../state/collection.ts";
import type { McpBindingFields } from "../../state/mcp-fields.ts";
import type { World } from "../../state/world.ts";
import { refuseUnknown, textOf, textsOf } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { showBinding } from "./show-mcp.ts";

/** An agent uses no more connections. */
const MAX_CONNECTIONS = 3;

/** Which MCP connections an agent uses. */
export const mcpBindingHandlers: Handlers = {
  listAgentMcpConnections: (world, request) => {
    const rows = bindingsOfAgent(world, agentOf(world, request)).flatMap((binding) => {
      const connection = world.mcpConnections.get(binding.connectionId);
      return connection === undefined ? [] : [showBinding(binding, connection)];
    });
    return json(200, { data: rows });
  },
  setAgentMcpConnection,
  deleteAgentMcpConnection: (world, request) => {
    const binding = findBinding(world, agentOf(world, request), request.path["connectionId"]);
    if (binding === undefined) {
      throw refuse(404, `${world.mcpBindings.name} not found: ${request.path["connectionId"]}.`);
    }
    world.mcpBindings.delete(binding.id);
    return json(200, { deleted: true });
  },
};

/** Lets an agent use tools of a connection that is on and was tested; the same again changes it. */
function setAgentMcpConnection(world: World, request: ApiRequest): Answer {
  const { body, path } = request;
  refuseUnknown(body, ["allowedTools", "failureMode"]);
  const agentId = agentOf(world, request);
  const connection = findRow(world.mcpConnections, path["connectionId"]);
  if (!connection.enabled) throw refuse(409, "The connection is switched off.", "MCP_CONNECTION_DISABLED");
  if (connection.status !== "tested") throw refuse(409, "The connection was not tested.", "MCP_CONNECTION_UNTESTED");
  const there = findBinding(world, agentId, connection.id);
  if (there === undefined && bindingsOfAgent(world, agentId).length >= MAX_CONNECTIONS) {
    throw refuse(409, `The agent uses ${MAX_CONNECTIONS} connections already.`);
  }
  const use = { allowedTools: textsOf(body, "allowedTools"), failureMode: textOf(body, "failureMode") ?? "continue" };
  const binding =
    there === undefined
      ? world.mcpBindings.add({ agentId, connectionId: connection.id, ...use })
      : world.mcpBindings.change(there, use);
  return json(200, showBinding(binding, connection));
}

function agentOf(world: World, { path }: ApiRequest): string {
  return findRow(world.managedAgents, path["agentId"]).id;
}

function bindingsOfAgent(world: World, agentId: string): Array<Stored<McpBindingFields>> {
  return world.mcpBindings.all().filter((binding) => binding.agentId === agentId);
}

function findBinding(
  world: World,
  agentId: string,
  connectionId: string | undefined,
): Stored<McpBindingFields> | undefined {
  return bindingsOfAgent(world, agentId).find((binding) => binding.connectionId === connectionId);
}
