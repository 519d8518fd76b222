import { agentWait } from "./methods/agent-wait.ts";
import { agent } from "./methods/agent.ts";
import { chatAbort } from "./methods/chat-abort.ts";
import { chatHistory } from "./methods/chat-history.ts";
import { chatInject } from "./methods/chat-inject.ts";
import { chatSend } from "./methods/chat-send.ts";
import { configGet, configPatch, configSchema } from "./methods/config.ts";
import { cronAdd, cronGet, cronList, cronRemove, cronRun, cronRuns, cronStatus, cronUpdate } from "./methods/cron.ts";
import { devicePairApprove, devicePairList, devicePairReject, devicePairRemove } from "./methods/device-pair.ts";
import { deviceTokenRevoke, deviceTokenRotate } from "./methods/device-token.ts";
import {
  execApprovalGet,
  execApprovalList,
  execApprovalRequest,
  execApprovalResolve,
  execApprovalWait,
} from "./methods/exec-approval.ts";
import { agentsList, channelsStatus, logsTail, statusMethod, systemPresence } from "./methods/gateway-info.ts";
import { healthMethod } from "./methods/health.ts";
import { lastHeartbeat, setHeartbeats, systemEvent, wake } from "./methods/heartbeats.ts";
import { modelsList } from "./methods/models-list.ts";
import type { ServedMethod } from "./methods/served-method.ts";
import { sessionsAbort } from "./methods/sessions-abort.ts";
import { sessionsCreate } from "./methods/sessions-create.ts";
import { sessionsDelete } from "./methods/sessions-delete.ts";
import { sessionsList } from "./methods/sessions-list.ts";
import { sessionsPatch } from "./methods/sessions-patch.ts";
import { sessionsPreview } from "./methods/sessions-preview.ts";
import { sessionsCompact, sessionsDescribe, sessionsGet, sessionsSubscribe } from "./methods/sessions-read.ts";
import { sessionsReset } from "./methods/sessions-reset.ts";
import { sessionsResolve } from "./methods/sessions-resolve.ts";
import { usageCost, usageStatus } from "./methods/usage.ts";
import type { ProtocolVersion } from "./wire.ts";

/** Every method that the local gateway serves. */
const methods: Readonly<Record<string, ServedMethod>> = {
  health: healthMethod,
  status: statusMethod,
  "usage.status": usageStatus,
  "usage.cost": usageCost,
  "channels.status": channelsStatus,
  "agents.list": agentsList,
  "logs.tail": logsTail,
  "config.get": configGet,
  "config.schema": configSchema,
  "config.patch": configPatch,
  "config.apply": configPatch,
  "system-presence": systemPresence,
  "system-event": systemEvent,
  "last-heartbeat": lastHeartbeat,
  "set-heartbeats": setHeartbeats,
  wake,
  "cron.list": cronList,
  "cron.status": cronStatus,
  "cron.get": cronGet,
  "cron.add": cronAdd,
  "cron.update": cronUpdate,
  "cron.remove": cronRemove,
  "cron.run": cronRun,
  "cron.runs": cronRuns,
  "exec.approval.request": execApprovalRequest,
  "exec.approval.resolve": execApprovalResolve,
  "exec.approval.get": execApprovalGet,
  "exec.approval.list": execApprovalList,
  "exec.approval.waitDecision": execApprovalWait,
  "models.list": modelsList,
  "sessions.list": sessionsList,
  "sessions.preview": sessionsPreview,
  "sessions.patch": sessionsPatch,
  "sessions.reset": sessionsReset,
  "sessions.delete": sessionsDelete,
  "sessions.resolve": sessionsResolve,
  "sessions.abort": sessionsAbort,
  "sessions.create": sessionsCreate,
  "sessions.describe": sessionsDescribe,
  "sessions.get": sessionsGet,
  "sessions.subscribe": sessionsSubscribe,
  "sessions.compact": sessionsCompact,
  "device.pair.list": devicePairList,
  "device.pair.approve": devicePairApprove,
  "device.pair.reject": devicePairReject,
  "device.pair.remove": devicePairRemove,
  "device.token.revoke": deviceTokenRevoke,
  "device.token.rotate": deviceTokenRotate,
  agent,
  "agent.wait": agentWait,
  "chat.history": chatHistory,
  "chat.abort": chatAbort,
  "chat.send": chatSend,
  "chat.inject": chatInject,
};

/** The method of this name in this generation, if it is served. */
export function findMethod(name: string, protocol: ProtocolVersion): ServedMethod | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  return method !== undefined && isOf(method, protocol) ? method : undefined;
}

/** What the hello lists: what is really served, so that a client's look at `features.methods` tells the truth. */
export function listedMethods(protocol: ProtocolVersion): string[] {
  return Object.entries(methods)
    .filter(([, method]) => isOf(method, protocol) && method.isListed !== false)
    .map(([name]) => name);
}

function isOf({ protocols = [3, 4] }: ServedMethod, protocol: ProtocolVersion): boolean {
  return protocols.includes(protocol);
}
