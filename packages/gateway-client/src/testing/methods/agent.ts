import { randomUUID } from "node:crypto";

import type { GatewayWorld } from "../gateway-world.ts";
import { readNumber, readText } from "../params/read-params.ts";
import { anything, each, filledText, flag, list, object, text, whole } from "../params/rule.ts";
import { taskEvent } from "../runs/new-events.ts";
import { failedAnswer } from "../runs/new-final.ts";
import { runAgent } from "../runs/run-agent.ts";
import type { Run } from "../runs/run.ts";
import { agentOf } from "../sessions-state.ts";
import { answer, type Answer } from "../wire.ts";
import { agentTarget, type AgentTarget } from "./agent-target.ts";
import { makeRun } from "./make-run.ts";
import type { ServedMethod, ServedRequest } from "./served-method.ts";

const texts =
  "agentId to replyTo sessionId sessionKey thinking channel replyChannel accountId replyAccountId threadId groupId groupChannel groupSpace lane extraSystemPrompt label";
const newTexts = "provider model cwd promptMode expectedExistingSessionId";

/** `agent`: answered twice with the same id, first when the run is accepted, then when it has ended. */
export const agent: ServedMethod = {
  scope: () => "operator.write",
  params: (protocol) =>
    object(
      {
        message: filledText,
        idempotencyKey: filledText,
        ...each(protocol === 4 ? `${texts} ${newTexts}` : `${texts} spawnedBy`, text),
        deliver: flag,
        attachments: list(anything),
        timeout: whole(0),
        ...(protocol === 4 ? { bestEffortDeliver: flag } : {}),
      },
      ["message", "idempotencyKey"],
    ),

  serve(request, world) {
    const { params, connection } = request;
    const runId = readText(params, "idempotencyKey") ?? randomUUID();
    const known = world.runs.known("agent", runId, world.protocol === 3);
    if (known !== undefined) return resend(known, world);
    const target = agentTarget(params, runId, world.protocol);
    if ("ok" in target) return target;
    const run = makeRun("agent", runId, target, readNumber(params, "timeout") ?? 0, request, world);
    request.respond(accepted(run, target, world));
    if (request.dropsAfterAccepted) connection.close(1006);
    if (world.protocol === 4) taskEvent(run, world, "running");
    const problem = problemOf(request, target, world);
    world.runs.start(
      run,
      problem === undefined ? (turn) => runAgent(turn, world) : async () => failToBegin(run, world, problem),
    );
    return undefined;
  },
};

function accepted(run: Run, target: AgentTarget, { protocol }: GatewayWorld): Answer {
  const { runId, acceptedAt } = run;
  const more = protocol === 3 ? {} : { sessionKey: target.acceptedKey, agentId: agentOf(run.session.key) };
  return answer({ runId, ...more, status: "accepted", acceptedAt });
}

/** The second request with a key never starts a run: it is told how the first one stands. */
function resend(run: Run, { protocol }: GatewayWorld): Answer {
  if (run.final !== undefined) return run.final;
  const { runId, acceptedAt, session } = run;
  if (protocol === 3) return answer({ runId, status: "accepted", acceptedAt });
  return answer({ runId, status: "in_flight", sessionKey: session.key, agentId: agentOf(session.key) });
}

/** What the gateway notices only after it has accepted the run. */
function problemOf(request: ServedRequest, target: AgentTarget, { protocol }: GatewayWorld): string | undefined {
  const { params } = request;
  const levels = protocol === 3 ? ["off", "minimal", "low", "medium", "high"] : ["off"];
  const thinking = readText(params, "thinking");
  const prefix = protocol === 3 ? "Error: " : "";
  if ((readText(params, "message") ?? "").trim() === "") return `${prefix}Message (--message) is required`;
  if (target.isMissing) return `${prefix}Pass --to <E.164>, --session-id, or --agent to choose a session`;
  if (thinking !== undefined && !levels.includes(thinking)) {
    return `${prefix}Invalid thinking level. Use one of: ${levels.join(", ")}.`;
  }
  if (protocol === 3 && params["timeout"] === 0) return "Error: --timeout must be a positive integer (seconds)";
  return undefined;
}

function failToBegin(run: Run, world: GatewayWorld, why: string): void {
  run.endedAt = world.clock.now();
  run.final = failedAnswer(run, why);
  if (world.protocol === 4) {
    world.runs.settle(run, { runId: run.runId, status: "error", endedAt: run.endedAt, error: why });
    taskEvent(run, world, "failed", why);
  }
  run.respond(run.final);
}
