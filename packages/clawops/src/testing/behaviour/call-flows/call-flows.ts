import { type Answer, json, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { CallFlowFields } from "../../state/call-flow-fields.ts";
import type { Stored } from "../../state/collection.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { recordOf, textOf } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { checkGraph } from "./check-graph.ts";
import { graphVariables } from "./graph-variables.ts";

/** An account has no more flows. */
const MAX_FLOWS = 200;

/** Call flows. They are kept and checked, not run: a call that is led by one is talked in like every other. */
export const callFlowHandlers: Handlers = {
  listCallFlows: (world) => json(200, { data: world.callFlows.newest().map((flow) => showFlow(world, flow)) }),
  createCallFlow: (world, { body }) => {
    if (world.callFlows.all().length >= MAX_FLOWS) {
      throw refuse(409, `The account has ${MAX_FLOWS} call flows already.`, "call_flow_limit_reached");
    }
    const graph = checkGraph(recordOf(body, "graph") ?? {});
    const flow = world.callFlows.add({ name: nameOf(body["name"]), graph, variables: graphVariables(graph) });
    return json(201, showDetail(world, flow));
  },
  getCallFlow: (world, request) => json(200, showDetail(world, find(world, request))),
  replaceCallFlow: changeFlow,
  updateCallFlow: changeFlow,
  deleteCallFlow: (world, request) => {
    const { id } = find(world, request);
    const [number] = numbersOf(world, id);
    if (number !== undefined) throw refuse(409, `${number} is routed to the call flow.`, "call_flow_in_use");
    const isDialled = world.callBatches
      .all()
      .some(
        ({ target, status }) =>
          "callFlowId" in target && target.callFlowId === id && ["running", "paused"].includes(status),
      );
    if (isDialled) throw refuse(409, "A call batch dials the call flow.", "call_flow_in_use");
    world.callFlows.delete(id);
    return noContent;
  },
};

/** Changes what is given: name, graph or both. */
function changeFlow(world: World, request: ApiRequest): Answer {
  const flow = find(world, request);
  const [name, graph] = [textOf(request.body, "name"), recordOf(request.body, "graph")];
  if (name === undefined && graph === undefined) throw refuse(400, "Give name, graph or both.", "validation");
  const checked = graph === undefined ? undefined : checkGraph(graph);
  const changes = {
    ...(name === undefined ? {} : { name: nameOf(name) }),
    ...(checked === undefined ? {} : { graph: checked, variables: graphVariables(checked) }),
  };
  return json(200, showDetail(world, world.callFlows.change(flow, changes)));
}

function nameOf(name: unknown): string {
  if (String(name).trim() === "") throw refuse(400, "name must not be empty.", "validation");
  return String(name);
}

function find(world: World, { path }: ApiRequest): Stored<CallFlowFields> {
  return findRow(world.callFlows, path["callFlowId"]);
}

function showFlow(world: World, { id, name, variables, createdAt, updatedAt }: Stored<CallFlowFields>): object {
  const phoneNumbers = numbersOf(world, id);
  return { callFlowId: id, name, phoneNumbers, variables, dateCreated: iso(createdAt), dateUpdated: iso(updatedAt) };
}

function showDetail(world: World, flow: Stored<CallFlowFields>): object {
  return { ...showFlow(world, flow), graph: flow.graph };
}

/** The numbers that are routed to a flow. */
function numbersOf(world: World, callFlowId: string): string[] {
  return world.numbers
    .list()
    .flatMap(({ number, callFlowId: id }) => (id === callFlowId && number !== undefined ? [number] : []));
}
