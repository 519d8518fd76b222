import { presence } from "../handshake/presence.ts";
import { readNumber } from "../params/read-params.ts";
import { flag, object, text, whole } from "../params/rule.ts";
import { modelName } from "../runs/run.ts";
import { AGENT_ID } from "../sessions-state.ts";
import { STATE_DIR } from "../state-dir.ts";
import { answer } from "../wire.ts";
import { health } from "./health.ts";
import type { ServedMethod } from "./served-method.ts";
import { noThinking, oldDefaults, toNewRow, toOldRow } from "./session-row.ts";

/** `status`: what the gateway does, in short. */
export const statusMethod: ServedMethod = {
  scope: () => "operator.read",
  params: () => object({}),
  serve(_request, world) {
    const { heartbeatSeconds, agents } = health(world);
    const row = world.protocol === 3 ? toOldRow : toNewRow;
    const recent = world.sessions.all.slice(0, 10).map((session) => row(session, world));
    const { model, contextTokens } = oldDefaults(world);
    const sessions = {
      paths: [`${STATE_DIR}/agents/main/sessions/sessions.json`],
      count: world.sessions.all.length,
      defaults: { model, contextTokens },
      recent,
      byAgent: [{ agentId: AGENT_ID, count: world.sessions.all.length, recent }],
    };
    const heartbeat = { defaultAgentId: AGENT_ID, agents, everyMs: Number(heartbeatSeconds) * 1_000 };
    return answer({ heartbeat, channelSummary: [], queuedSystemEvents: [], sessions });
  },
};

/** `channels.status`: there are no channels. */
export const channelsStatus: ServedMethod = {
  scope: () => "operator.read",
  params: (protocol) => object({ probe: flag, timeoutMs: whole(0), ...(protocol === 3 ? {} : { channel: text }) }),
  serve: (_request, { clock }) =>
    answer({
      ts: clock.now(),
      channelOrder: [],
      channelLabels: {},
      channels: {},
      channelAccounts: {},
      channelDefaultAccountId: {},
    }),
};

/** `agents.list`: the one agent that there is. */
export const agentsList: ServedMethod = {
  scope: () => "operator.read",
  params: () => object({}),
  serve(_request, { protocol, models }) {
    const common = { defaultId: AGENT_ID, mainKey: "main", scope: "per-sender" };
    if (protocol === 3) return answer({ ...common, agents: [{ id: AGENT_ID }] });
    const agent = { id: AGENT_ID, kind: "agent", model: { primary: modelName(models.fallback) }, ...noThinking };
    return answer({ ...common, ownership: "sole", selectionRequired: false, agents: [agent] });
  },
};

/** `system-presence`: who is there; a list. */
export const systemPresence: ServedMethod = {
  scope: () => "operator.read",
  params: () => object({}),
  serve: (_request, world) => answer(presence(world)),
};

/** `logs.tail`: the frames that passed, one a line, without secrets. The cursor counts bytes. */
export const logsTail: ServedMethod = {
  scope: () => "operator.read",
  params: () => object({ cursor: whole(0), limit: whole(1, 5_000), maxBytes: whole(1, 1_000_000) }),
  serve({ params }, world) {
    const written = world.log.frames.map(({ at, dir, connection, frame }) => {
      const { type, method, event, ok } = frame as Record<string, unknown>;
      return JSON.stringify({ time: new Date(at).toISOString(), dir, connection, type, method, event, ok });
    });
    const text = written.map((line) => `${line}\n`).join("");
    const size = Buffer.byteLength(text);
    const cursor = readNumber(params, "cursor");
    const reset = cursor !== undefined && cursor > size;
    const from =
      cursor === undefined || reset ? Math.max(0, size - (readNumber(params, "maxBytes") ?? 250_000)) : cursor;
    const tail = Buffer.from(text).subarray(from).toString();
    const lines = tail.split("\n").filter((line) => line !== "");
    const limit = readNumber(params, "limit") ?? 500;
    const truncated = lines.length > limit || (from > 0 && cursor === undefined);
    return answer({
      file: `${STATE_DIR}/gateway.log`,
      cursor: size,
      size,
      lines: lines.slice(-limit),
      truncated,
      reset,
    });
  },
};
