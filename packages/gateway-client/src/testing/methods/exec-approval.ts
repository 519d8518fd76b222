import type { Approval } from "../approvals-state.ts";
import type { GatewayWorld } from "../gateway-world.ts";
import { readNumber, readText } from "../params/read-params.ts";
import { anything, each, filledText, flag, object, whole } from "../params/rule.ts";
import { answer, invalid, type Answer, type ProtocolVersion, type WireObject } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

const DEFAULT_TIMEOUT_MS = 120_000;
const details = "cwd host security ask agentId resolvedPath sessionKey";
const newDetails =
  "commandArgv systemRunPlan env nodeId warningText scope unavailableDecisions commandSpans sessionId runId toolCallId turnSourceChannel turnSourceTo turnSourceAccountId turnSourceThreadId approvalReviewerDeviceIds requireDeliveryRoute suppressDelivery";

/** `exec.approval.request`: asks those with `operator.approvals`; answered when one of them decides, or nobody in time. */
export const execApprovalRequest: ServedMethod = {
  scope: () => "operator.approvals",
  params: (protocol) =>
    object(
      {
        id: filledText,
        command: filledText,
        timeoutMs: whole(1),
        ...each(protocol === 3 ? details : `${details} ${newDetails}`, anything),
        ...(protocol === 3 ? {} : { twoPhase: flag }),
      },
      protocol === 3 ? ["command"] : [],
    ),
  async serve({ params, respond }, world) {
    const { id, timeoutMs: _timeout, twoPhase, ...request } = params;
    if (request["command"] === undefined && request["commandArgv"] === undefined) return invalid("command is required");
    const timeoutMs = readNumber(params, "timeoutMs") ?? DEFAULT_TIMEOUT_MS;
    const approval = world.approvals.ask(typeof id === "string" ? id : undefined, request, timeoutMs);
    if (approval === undefined) return invalid("approval id already pending");
    world.hub.broadcast("exec.approval.requested", show(approval));
    if (twoPhase === true) respond(answer({ status: "accepted", ...times(approval) }));
    return answer({ ...times(approval), decision: await approval.decision });
  },
};

/** `exec.approval.resolve`: decides on a command that waits. */
export const execApprovalResolve: ServedMethod = {
  scope: () => "operator.approvals",
  params: (protocol) =>
    object(
      {
        id: filledText,
        decision: filledText,
        ...(protocol === 3 ? {} : { reviewer: anything, grantExpiresInDays: whole(1) }),
      },
      ["id", "decision"],
    ),
  serve({ params, connection }, world) {
    const id = readText(params, "id") ?? "";
    const decision = readText(params, "decision") ?? "";
    if (!["allow-once", "allow-always", "deny"].includes(decision)) return invalid("invalid decision");
    if (!world.approvals.decide(id, decision)) return unknownApproval(world.protocol);
    const client = connection.granted?.client ?? {};
    const resolvedBy = client["displayName"] ?? client["id"] ?? null;
    world.hub.broadcast("exec.approval.resolved", { id, decision, resolvedBy, ts: world.clock.now() });
    return answer({ ok: true });
  },
};

/** `exec.approval.list`: the commands that wait; a list. */
export const execApprovalList: ServedMethod = {
  protocols: [4],
  scope: () => "operator.approvals",
  params: () => object({}),
  serve: (_request, { approvals }) => answer(approvals.open.map(show)),
};

/** `exec.approval.get`: one command that waits. */
export const execApprovalGet: ServedMethod = {
  protocols: [4],
  scope: () => "operator.approvals",
  params: () => object({ id: filledText }, ["id"]),
  serve: ({ params }, world) => withApproval(params, world, (approval) => answer(show(approval))),
};

/** `exec.approval.waitDecision`: what is decided, when it is. */
export const execApprovalWait: ServedMethod = {
  protocols: [4],
  scope: () => "operator.approvals",
  params: () => object({ id: filledText }, ["id"]),
  serve: ({ params }, world) =>
    withApproval(params, world, async (approval) => answer({ ...times(approval), decision: await approval.decision })),
};

type MaybeLater = Answer | Promise<Answer>;

function withApproval(
  params: WireObject,
  { approvals, protocol }: GatewayWorld,
  act: (approval: Approval) => MaybeLater,
): MaybeLater {
  const approval = approvals.find(readText(params, "id") ?? "");
  return approval === undefined ? unknownApproval(protocol) : act(approval);
}

function unknownApproval(protocol: ProtocolVersion): Answer {
  if (protocol === 3) return invalid("unknown approval id");
  return invalid("unknown or expired approval id", {
    reason: "APPROVAL_NOT_FOUND",
    remediation: "Re-request the action; pending approvals are cleared after expiry or restart.",
  });
}

function times({ id, createdAtMs, expiresAtMs }: Approval): WireObject {
  return { id, createdAtMs, expiresAtMs };
}

function show(approval: Approval): WireObject {
  return { ...times(approval), request: approval.request };
}
