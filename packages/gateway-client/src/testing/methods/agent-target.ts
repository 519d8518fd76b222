import { readText } from "../params/read-params.ts";
import { AGENT_ID, agentOf, canonicalKey, MAIN_SESSION_KEY } from "../sessions-state.ts";
import { invalid, type Answer, type ProtocolVersion, type WireObject } from "../wire.ts";

/** The session that a run belongs to. */
export interface AgentTarget {
  readonly key: string;
  /** The key as the events show it; `undefined` where they show none. */
  readonly shownKey: string | undefined;
  /** The key in the first answer; `undefined` where it shows none. */
  readonly acceptedKey: string | undefined;
  /** The session's own id, where the caller chose one. */
  readonly sessionId: string | undefined;
  /** True when the caller named no session and the gateway needs one. */
  readonly isMissing: boolean;
}

const channels: readonly string[] = [
  "last",
  "webchat",
  "whatsapp",
  "telegram",
  "discord",
  "slack",
  "signal",
  "imessage",
];

/** The session that the parameters of `agent` name, or the refusal of what they name. */
export function agentTarget(params: WireObject, runId: string, protocol: ProtocolVersion): AgentTarget | Answer {
  const agentId = readText(params, "agentId");
  const key = readText(params, "sessionKey");
  const sessionId = readText(params, "sessionId");
  const channel = readText(params, "channel");
  if (agentId !== undefined && agentId !== AGENT_ID)
    return invalid(`invalid agent params: unknown agent id "${agentId}"`);
  if (channel !== undefined && !channels.includes(channel))
    return invalid(`invalid agent params: unknown channel: ${channel}`);
  if (key !== undefined) {
    return refusedKey(key, agentId, protocol) ?? named(canonicalKey(key), protocol === 3 ? key : canonicalKey(key));
  }
  if (sessionId !== undefined) return explicit(sessionId, protocol, true);
  if (agentId !== undefined || params["to"] !== undefined) return named(MAIN_SESSION_KEY, MAIN_SESSION_KEY);
  return explicit(runId, protocol, false);
}

function named(key: string, shownKey: string): AgentTarget {
  return { key, shownKey, acceptedKey: key, sessionId: undefined, isMissing: false };
}

/** A session without a name of its own. The older gateway shows no key for it. */
function explicit(sessionId: string, protocol: ProtocolVersion, isNamed: boolean): AgentTarget {
  const key = `agent:${AGENT_ID}:explicit:${sessionId}`;
  return {
    key,
    shownKey: protocol === 3 ? undefined : key,
    acceptedKey: isNamed ? key : undefined,
    sessionId,
    isMissing: !isNamed && protocol === 3,
  };
}

function refusedKey(key: string, agentId: string | undefined, protocol: ProtocolVersion): Answer | undefined {
  const owner = agentOf(canonicalKey(key));
  if (owner === AGENT_ID) return undefined;
  if (agentId !== undefined && protocol === 3) {
    return invalid(`invalid agent params: agent "${agentId}" does not match session key agent "${owner}"`);
  }
  if (agentId !== undefined) {
    const why = `The agent-scoped session key belongs to "${owner}", not "${agentId}".`;
    return invalid(`Multiple agents are configured, but session agent resolution has no explicit owner. ${why}`);
  }
  return protocol === 3 ? undefined : invalid(`Agent "${owner}" no longer exists in configuration`);
}
