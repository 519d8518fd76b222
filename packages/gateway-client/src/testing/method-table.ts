import { agentWait } from "./methods/agent-wait.ts";
import { agent } from "./methods/agent.ts";
import { chatAbort } from "./methods/chat-abort.ts";
import { chatHistory } from "./methods/chat-history.ts";
import { chatInject } from "./methods/chat-inject.ts";
import { chatSend } from "./methods/chat-send.ts";
import { devicePairApprove, devicePairList, devicePairReject, devicePairRemove } from "./methods/device-pair.ts";
import { deviceTokenRevoke, deviceTokenRotate } from "./methods/device-token.ts";
import { healthMethod } from "./methods/health.ts";
import { modelsList } from "./methods/models-list.ts";
import type { ServedMethod } from "./methods/served-method.ts";
import { sessionsAbort } from "./methods/sessions-abort.ts";
import { sessionsDelete } from "./methods/sessions-delete.ts";
import { sessionsList } from "./methods/sessions-list.ts";
import { sessionsPatch } from "./methods/sessions-patch.ts";
import { sessionsPreview } from "./methods/sessions-preview.ts";
import { sessionsReset } from "./methods/sessions-reset.ts";
import { sessionsResolve } from "./methods/sessions-resolve.ts";
import type { ProtocolVersion } from "./wire.ts";

/** Every method that the local gateway serves. */
const methods: Readonly<Record<string, ServedMethod>> = {
  health: healthMethod,
  "models.list": modelsList,
  "sessions.list": sessionsList,
  "sessions.preview": sessionsPreview,
  "sessions.patch": sessionsPatch,
  "sessions.reset": sessionsReset,
  "sessions.delete": sessionsDelete,
  "sessions.resolve": sessionsResolve,
  "sessions.abort": sessionsAbort,
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
