import type { GatewayWorld } from "../gateway-world.ts";
import { readNumber, readText } from "../params/read-params.ts";
import { anything, constant, each, flag, object, text, whole } from "../params/rule.ts";
import { agentOf, type Session } from "../sessions-state.ts";
import { answer, type WireObject } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";
import { newDefaults, noThinking, oldDefaults, toNewRow, toOldRow } from "./session-row.ts";

const flags = "includeGlobal includeUnknown includeDerivedTitles includeLastMessage";
const newFlags = "requireLastInteraction configuredAgentsOnly ownerFirst involvingMe includePeople";

/** `sessions.list`: the session that changed last comes first. */
export const sessionsList: ServedMethod = {
  scope: () => "operator.read",
  params: (protocol) =>
    object({
      limit: whole(1),
      activeMinutes: whole(1),
      ...each(flags, flag),
      ...each("label spawnedBy agentId search", text),
      ...(protocol === 3
        ? {}
        : {
            ...each(newFlags, flag),
            ...each("boardFace creatorId ownerId involvingProfileId", text),
            offset: whole(0),
            sortBy: constant("updatedAt", "lastInteractionAt"),
            archived: anything,
          }),
    }),
  serve({ params }, world) {
    const found = select(params, world);
    const ts = world.clock.now();
    if (world.protocol === 3) {
      const sessions = found.slice(0, readNumber(params, "limit")).map((session) => row(session, params, world));
      return answer({ ts, path: "(multiple)", count: sessions.length, defaults: oldDefaults(world), sessions });
    }
    const limit = readNumber(params, "limit") ?? 100;
    const offset = readNumber(params, "offset");
    const start = offset ?? 0;
    const sessions = found.slice(start, start + limit).map((session) => row(session, params, world));
    const hasMore = start + sessions.length < found.length;
    return answer({
      ts,
      path: "(multiple)",
      count: sessions.length,
      totalCount: found.length,
      limitApplied: limit,
      ...(offset === undefined ? {} : { offset }),
      nextOffset: hasMore ? start + sessions.length : null,
      hasMore,
      owners: [],
      defaults: { ...newDefaults(world), ...noThinking },
      sessions,
    });
  },
};

function select(params: WireObject, { sessions, clock, protocol }: GatewayWorld): Session[] {
  const search = readText(params, "search")?.toLowerCase();
  const minutes = readNumber(params, "activeMinutes");
  const after = minutes === undefined ? Number.NEGATIVE_INFINITY : clock.now() - minutes * 60_000;
  const label = readText(params, "label");
  const agentId = readText(params, "agentId");
  const archived = params["archived"] ?? false;
  return sessions.all.filter((session) => {
    if (session.updatedAt < after) return false;
    if (label !== undefined && session.label !== label) return false;
    if (agentId !== undefined && agentOf(session.key) !== agentId) return false;
    if (params["spawnedBy"] !== undefined && session.settings["spawnedBy"] !== params["spawnedBy"]) return false;
    if (protocol === 4 && archived !== "all" && (session.settings["archived"] ?? false) !== archived) return false;
    return (
      search === undefined ||
      [session.key, session.label, session.sessionId].some((name) => name?.toLowerCase().includes(search))
    );
  });
}

function row(session: Session, params: WireObject, world: GatewayWorld): WireObject {
  const base = world.protocol === 3 ? toOldRow(session, world) : toNewRow(session, world);
  const title = session.label ?? session.messages[0]?.text.slice(0, 60);
  const last = session.messages.at(-1)?.text.slice(0, 120);
  return {
    ...base,
    ...(params["includeDerivedTitles"] === true && title !== undefined ? { derivedTitle: title } : {}),
    ...(world.protocol === 4 && params["includeLastMessage"] === true && last !== undefined
      ? { lastMessagePreview: last }
      : {}),
  };
}
