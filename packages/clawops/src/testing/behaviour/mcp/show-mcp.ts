import type { Stored } from "../../state/collection.ts";
import { iso, isoOrNull } from "../../state/iso.ts";
import type { McpBindingFields, McpConnectionFields } from "../../state/mcp-fields.ts";
import type { World } from "../../state/world.ts";

/** A connection as the API shows it: never with its secret. */
export function showConnection(world: World, row: Stored<McpConnectionFields>): Record<string, unknown> {
  const { id, name, url, transport, authType, headerName, hasSecret, enabled, status, tools } = row;
  return {
    connectionId: id,
    name,
    url,
    host: new URL(url).host,
    transport,
    authType,
    authHeaderName: headerName,
    hasSecret,
    enabled,
    status,
    toolCount: tools.length,
    tools,
    lastTestedAt: isoOrNull(row.lastTestedAt),
    lastErrorCode: row.lastErrorCode,
    agentCount: bindingsOf(world, id).length,
    dateCreated: iso(row.createdAt),
    dateUpdated: iso(row.updatedAt),
  };
}

/** What an agent may use of a connection, as the API shows it. */
export function showBinding(
  { allowedTools, failureMode, updatedAt }: Stored<McpBindingFields>,
  connection: Stored<McpConnectionFields>,
): Record<string, unknown> {
  const { id, name, url, status, enabled, tools } = connection;
  return {
    connectionId: id,
    name,
    host: new URL(url).host,
    status,
    enabled,
    allowedTools,
    failureMode,
    missingTools: allowedTools.filter((tool) => !tools.some((one) => one.name === tool)),
    dateUpdated: iso(updatedAt),
  };
}

/** The agents that use a connection. */
export function bindingsOf(world: World, connectionId: string): Array<Stored<McpBindingFields>> {
  return world.mcpBindings.all().filter((binding) => binding.connectionId === connectionId);
}
