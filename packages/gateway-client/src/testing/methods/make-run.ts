import { randomUUID } from "node:crypto";

import type { GatewayWorld } from "../gateway-world.ts";
import { readText } from "../params/read-params.ts";
import type { Run } from "../runs/run.ts";
import type { AgentTarget } from "./agent-target.ts";
import type { ServedRequest } from "./served-method.ts";

/** A run that has just been accepted, in its session, which is made where there is none. */
export function makeRun(
  kind: Run["kind"],
  runId: string,
  target: Pick<AgentTarget, "key" | "shownKey" | "sessionId">,
  timeoutSeconds: number,
  request: ServedRequest,
  world: GatewayWorld,
): Run {
  const session = world.sessions.open(target.key, kind === "agent" ? "run" : "operator", target.sessionId);
  world.sessions.touch(session);
  const asked = readText(request.params, "model");
  const model = asked === undefined ? world.sessions.modelOf(session) : world.models.parse(asked);
  return {
    kind,
    runId,
    session,
    shownKey: target.shownKey,
    message: readText(request.params, "message") ?? "",
    model,
    contextWindow: world.models.contextWindow(model),
    timeoutSeconds,
    respond: request.respond,
    requester: request.connection,
    acceptedAt: world.clock.now(),
    taskId: randomUUID(),
    itemId: `${randomUUID()}:1`,
    controller: new AbortController(),
    stop: undefined,
    startedAt: undefined,
    endedAt: undefined,
    seq: 0,
    text: "",
    shownText: "",
    lastChatDeltaAt: Number.NEGATIVE_INFINITY,
    usedTools: [],
    toolCount: 0,
    promptTokens: 0,
    waitAnswer: undefined,
    final: undefined,
  };
}
