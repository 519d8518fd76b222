import type { GatewayWorld } from "../gateway-world.ts";
import type { ModelChoice } from "../local-model.ts";
import { readText } from "../params/read-params.ts";
import { anything, each, filledText, nullable, object } from "../params/rule.ts";
import { modelName } from "../runs/run.ts";
import { canonicalKey, type Session } from "../sessions-state.ts";
import { answer, invalid, type Answer, type ProtocolVersion, type WireObject } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";
import { resolved, sessionEntry, SESSIONS_PATH } from "./session-entry.ts";
import { noThinking } from "./session-row.ts";
import { sessionChanged } from "./sessions-changed.ts";

const texts =
  "label thinkingLevel verboseLevel reasoningLevel responseUsage elevatedLevel execHost execSecurity execAsk execNode model sendPolicy groupActivation";
const newFields =
  "agentId archived pinned unread fastMode contextWindow permissionMode toolOverrides icon color category statusNote traceLevel expectedSessionId expectedLifecycleRevision";

/** `sessions.patch`: changes what a session remembers; a key that was never seen makes one. */
export const sessionsPatch: ServedMethod = {
  scope(protocol, params) {
    const needsAdmin = protocol === 3 || "verboseLevel" in params || "execHost" in params;
    return needsAdmin ? "operator.admin" : "operator.write";
  },
  params: (protocol) =>
    object(
      {
        key: filledText,
        ...each(protocol === 3 ? `${texts} spawnedBy` : texts, nullable(filledText)),
        ...(protocol === 3 ? {} : each(newFields, anything)),
      },
      ["key"],
    ),
  serve({ params }, world) {
    const key = readText(params, "key") ?? "";
    const refused = refusedPatch(params, world.sessions.find(key), world);
    if (refused !== undefined) return refused;
    const session = world.sessions.open(key, "operator");
    apply(params, session, world);
    world.sessions.touch(session);
    sessionChanged(session, "patch", world);
    const shown = { ok: true, path: SESSIONS_PATH, key: canonicalKey(key), entry: sessionEntry(session, world) };
    if (world.protocol === 3) return answer(shown);
    const agentRuntime = { id: "openclaw", source: "implicit" };
    const { thinkingLevels, thinkingDefault: thinkingLevel } = noThinking;
    const thinking = session.modelOverride === undefined ? {} : { thinkingLevel, thinkingLevels };
    const full = { ...resolved(session, world), agentRuntime, runtimeSelectionLocked: false, ...thinking };
    return answer({ ...shown, resolved: full });
  },
};

function refusedPatch(params: WireObject, session: Session | undefined, world: GatewayWorld): Answer | undefined {
  const label = readText(params, "label");
  const holder = label === undefined ? undefined : world.sessions.findByLabel(label);
  if (holder !== undefined && holder !== session) return invalid(`label already in use: ${label}`);
  const model = session === undefined ? world.models.fallback : world.sessions.modelOf(session);
  const thinking = refusedThinking(readText(params, "thinkingLevel"), model, world.protocol);
  if (thinking !== undefined) return thinking;
  const wanted = readText(params, "model");
  if (wanted === undefined || world.protocol === 3) return undefined; // the older gateway stores any model
  return refusedModel(wanted, world);
}

/** The newer gateway's refusal of a model whose provider it does not know. */
export function refusedModel(wanted: string, { models }: GatewayWorld): Answer | undefined {
  const { provider } = models.parse(wanted);
  if (models.hasProvider(provider)) return undefined;
  return invalid(`Unknown provider "${provider}". Use /models to list providers.`);
}

function refusedThinking(level: string | undefined, model: ModelChoice, protocol: ProtocolVersion): Answer | undefined {
  if (level === undefined) return undefined;
  const known = ["off", "minimal", "low", "medium", "high"];
  if (protocol === 3)
    return known.includes(level) ? undefined : invalid(`invalid thinkingLevel (use ${known.join("|")})`);
  if (!known.includes(level)) return invalid("invalid thinkingLevel (use off)");
  return level === "off"
    ? undefined
    : invalid(`thinkingLevel "${level}" is not supported for ${modelName(model)} (use off)`);
}

function apply(params: WireObject, session: Session, world: GatewayWorld): void {
  const { key: _key, agentId: _agentId, label, model, ...settings } = params;
  if (label !== undefined) session.label = typeof label === "string" ? label : undefined;
  if (model !== undefined) {
    session.isModelReset = model === null && (session.isModelReset || session.modelOverride !== undefined);
    session.modelOverride = typeof model === "string" ? world.models.parse(model) : undefined;
  }
  const merged = Object.entries({ ...session.settings, ...settings }).filter(
    ([name, value]) => value !== null && !name.startsWith("expected"),
  );
  session.settings = Object.fromEntries(merged);
}
