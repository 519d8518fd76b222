import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { Stored } from "../../state/collection.ts";
import type { McpConnectionFields } from "../../state/mcp-fields.ts";
import type { World } from "../../state/world.ts";
import { type Body, given, needOne, refuseUnknown, textOf, textOrNull } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { checkMcpAuth, checkMcpUrl } from "./check-mcp.ts";
import { mcpServerAt } from "./mcp-server.ts";
import { bindingsOf, showConnection } from "./show-mcp.ts";

/** What a connection is before it was tested, and after its address has changed. */
const untested = { status: "untested", tools: [], lastTestedAt: undefined, lastErrorCode: null } as const;

/** Connections to MCP servers. */
export const mcpConnectionHandlers: Handlers = {
  listMcpConnections: (world) =>
    json(200, { data: world.mcpConnections.newest().map((row) => showConnection(world, row)) }),
  createMcpConnection: (world, { body }) => {
    refuseUnknown(body, ["name", "url", "transport", "authType", "headerName", "secret"]);
    checkMcpUrl(textOf(body, "url"));
    checkMcpAuth(body);
    const row = world.mcpConnections.add({
      name: String(body["name"]),
      url: String(body["url"]),
      transport: textOf(body, "transport") ?? "streamable_http",
      authType: textOf(body, "authType") ?? "none",
      headerName: textOrNull(body, "headerName"),
      hasSecret: hasSecret(body),
      enabled: true,
      ...untested,
    });
    return json(201, showConnection(world, row));
  },
  getMcpConnection: (world, request) => json(200, showConnection(world, find(world, request))),
  updateMcpConnection: (world, request) => {
    const row = find(world, request);
    const names = ["name", "url", "transport", "enabled"];
    refuseUnknown(request.body, names);
    needOne(request.body, names);
    checkMcpUrl(textOf(request.body, "url"));
    const changes: Partial<McpConnectionFields> = given(request.body, names);
    const isMoved = (changes.url ?? row.url) !== row.url || (changes.transport ?? row.transport) !== row.transport;
    return json(
      200,
      showConnection(world, world.mcpConnections.change(row, { ...changes, ...(isMoved ? untested : {}) })),
    );
  },
  deleteMcpConnection: (world, request) => {
    const { id } = find(world, request);
    const affectedAgents = bindingsOf(world, id).map(({ id: bindingId, agentId }) => {
      world.mcpBindings.delete(bindingId);
      return { agentId, name: world.managedAgents.get(agentId)?.name ?? "" };
    });
    world.mcpConnections.delete(id);
    return json(200, { deleted: true, affectedAgents });
  },
  rotateMcpCredential,
  testMcpConnection: (world, request) => {
    const row = find(world, request);
    const error = tryConnection(world, row);
    if (error === undefined) return json(200, showConnection(world, row));
    const status = error === "TOO_MANY_TOOLS" ? 422 : 502;
    throw refuse(status, `The MCP server did not pass the test: ${error}.`, error);
  },
};

/** Takes a new secret: it has to work before it takes the place of the old one, unless it is forced. */
function rotateMcpCredential(world: World, request: ApiRequest): Answer {
  const row = find(world, request);
  const { body } = request;
  refuseUnknown(body, ["authType", "headerName", "secret", "force"]);
  checkMcpAuth(body);
  const isForced = body["force"] === true;
  const { error, tools } = mcpServerAt(world, row.url);
  if (!isForced && error !== undefined) {
    throw refuse(502, `The new credential does not work: ${error}. The old one stays.`, error);
  }
  const outcome = isForced
    ? untested
    : { status: "tested" as const, tools, lastTestedAt: world.clock.now(), lastErrorCode: null };
  const credential = {
    authType: textOf(body, "authType") ?? "none",
    headerName: textOrNull(body, "headerName"),
    hasSecret: hasSecret(body),
  };
  return json(200, showConnection(world, world.mcpConnections.change(row, { ...credential, ...outcome })));
}

/** A secret that nothing is done with is not kept. */
function hasSecret(body: Body): boolean {
  return body["secret"] !== undefined && (textOf(body, "authType") ?? "none") !== "none";
}

/** Tries a connection and notes what came of it; gives the code of a failure. */
function tryConnection(world: World, row: Stored<McpConnectionFields>): string | undefined {
  const { tools, error } = mcpServerAt(world, row.url);
  const lastTestedAt = world.clock.now();
  if (error === undefined) {
    world.mcpConnections.change(row, { status: "tested", tools, lastTestedAt, lastErrorCode: null });
    return undefined;
  }
  const status = error === "AUTH_FAILED" ? "credential_error" : row.status;
  world.mcpConnections.change(row, { status, lastTestedAt, lastErrorCode: error });
  return error;
}

function find(world: World, { path }: ApiRequest): Stored<McpConnectionFields> {
  return findRow(world.mcpConnections, path["connectionId"]);
}
