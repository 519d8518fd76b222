import { type Answer, json, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { AgentFields } from "../../state/agent-fields.ts";
import type { Stored } from "../../state/collection.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { type Body, given, needOne, recordOf, textOf } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { changeShortcuts, completeConfiguration, newConfiguration, voiceOf } from "./agent-configuration.ts";

/** Managed agents. */
export const agentHandlers: Handlers = {
  listAgents: (world) => json(200, { data: world.managedAgents.newest().map((agent) => showAgent(world, agent)) }),
  createAgent: (world, { body }) => {
    checkShortcuts(body);
    const agent = world.managedAgents.add({
      name: String(body["name"]),
      instructions: textOf(body, "instructions") ?? "",
      greeting: body["greeting"] !== false,
      configuration: newConfiguration(body),
    });
    return json(201, showAgent(world, agent));
  },
  getAgent: (world, request) => json(200, showAgent(world, find(world, request))),
  updateAgent,
  deleteAgent: (world, request) => {
    const { id } = find(world, request);
    const [number] = numbersOf(world, id);
    if (number !== undefined) throw refuse(409, `${number} is routed to the agent.`);
    for (const rows of [world.knowledge, world.mcpBindings]) {
      for (const row of rows.all()) if (row.agentId === id) rows.delete(row.id);
    }
    world.managedAgents.delete(id);
    return noContent;
  },
};

/** Changes what is given; a configuration replaces the whole one. */
function updateAgent(world: World, request: ApiRequest): Answer {
  const agent = find(world, request);
  const { body } = request;
  needOne(body, ["name", "instructions", "greeting", "model", "voice", "configuration"]);
  checkShortcuts(body);
  const replacement = recordOf(body, "configuration");
  const configuration =
    replacement === undefined ? changeShortcuts(agent.configuration, body) : completeConfiguration(replacement);
  const changes = given(body, ["name", "instructions", "greeting"]);
  return json(200, showAgent(world, world.managedAgents.change(agent, { ...changes, configuration })));
}

function checkShortcuts(body: Body): void {
  if (body["configuration"] === undefined) return;
  const shortcut = ["model", "voice"].find((name) => body[name] !== undefined);
  if (shortcut === undefined) return;
  throw invalid([issue(`/body/${shortcut}`, "not", "must not be given together with configuration")]);
}

function find(world: World, { path }: ApiRequest): Stored<AgentFields> {
  return findRow(world.managedAgents, path["agentId"]);
}

function showAgent(world: World, agent: Stored<AgentFields>): Record<string, unknown> {
  const { id, name, instructions, greeting, configuration, createdAt, updatedAt } = agent;
  return {
    agentId: id,
    name,
    instructions,
    greeting,
    language: configuration["language"],
    model: recordOf(configuration, "llm")?.["model"],
    ...voiceOf(configuration),
    configuration,
    phoneNumbers: numbersOf(world, id),
    dateCreated: iso(createdAt),
    dateUpdated: iso(updatedAt),
  };
}

/** The numbers that are routed to an agent. */
function numbersOf(world: World, agentId: string): string[] {
  return world.numbers
    .list()
    .flatMap(({ number, agentId: id }) => (id === agentId && number !== undefined ? [number] : []));
}
