import { randomUUID } from "node:crypto";

import { readText } from "../params/read-params.ts";
import { anything, each, filledText, flag, object, text } from "../params/rule.ts";
import { AGENT_ID, MAIN_SESSION_KEY } from "../sessions-state.ts";
import { STATE_DIR } from "../state-dir.ts";
import { answer, invalid } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";
import { resolved, sessionEntry } from "./session-entry.ts";
import { sessionChanged } from "./sessions-changed.ts";
import { refusedModel } from "./sessions-patch.ts";

const texts = "key idempotencyKey agentId label displayName category model contextWindow thinkingLevel permissionMode";
const others =
  "fastMode toolOverrides visibility catalogId parentSessionKey spawnDepth forkFrom task message attachments projectId projectGitUrl worktreeBaseRef worktreeName execNode cwd";

/** `sessions.create`: makes a session, or gives the one of this key. The local gateway starts no run with it. */
export const sessionsCreate: ServedMethod = {
  protocols: [4],
  scope: () => "operator.write",
  params: () =>
    object({
      ...each(texts, filledText),
      ...each(others, anything),
      ...each("incognito fork emitCommandHooks succeedsParent worktree", flag),
      key: text,
    }),
  serve({ params }, world) {
    const { sessions } = world;
    const agentId = readText(params, "agentId") ?? AGENT_ID;
    if (agentId !== AGENT_ID) return invalid(`unknown agent id "${agentId}"`);
    const model = readText(params, "model");
    const refused = model === undefined ? undefined : refusedModel(model, world);
    if (refused !== undefined) return refused;
    const label = readText(params, "label");
    const key = readText(params, "key") ?? `agent:${AGENT_ID}:dashboard:${randomUUID()}`;
    const holder = label === undefined ? undefined : sessions.findByLabel(label);
    if (holder !== undefined && holder !== sessions.find(key)) return invalid(`label already in use: ${label}`);
    const session = sessions.open(key, "operator");
    if (label !== undefined) session.label = label;
    if (model !== undefined) session.modelOverride = world.models.parse(model);
    session.isModelReset = model === undefined;
    session.parentKey ??= readText(params, "parentSessionKey") ?? MAIN_SESSION_KEY;
    sessionChanged(session, "create", world);
    const entry = { ...sessionEntry(session, world), sessionRoot: STATE_DIR, delivery: { kind: "none" } };
    const { liveModelSwitchPending: _pending, ...settled } = entry as Record<string, unknown>;
    return answer({
      ok: true,
      key: session.key,
      sessionId: session.sessionId,
      entry: settled,
      runStarted: false,
      resolved: resolved(session, world),
    });
  },
};
