import type { GatewayWorld } from "../gateway-world.ts";
import { readText } from "../params/read-params.ts";
import { filledText, object, text } from "../params/rule.ts";
import { stopRun } from "../runs/stop-run.ts";
import { canonicalKey } from "../sessions-state.ts";
import { answer, invalid, type Answer } from "../wire.ts";
import type { ServedMethod } from "./served-method.ts";

/** `chat.abort`: the older gateway stops only what `chat.send` started. */
export const chatAbort: ServedMethod = {
  scope: () => "operator.write",
  params: (protocol) =>
    object({ sessionKey: filledText, runId: filledText, ...(protocol === 3 ? {} : { agentId: text }) }, ["sessionKey"]),
  serve: ({ params }, world) => stopRuns(readText(params, "sessionKey") ?? "", readText(params, "runId"), "rpc", world),
};

/** Stops one run, or all of a session, and says which. */
export function stopRuns(key: string, runId: string | undefined, why: "rpc" | "stop", world: GatewayWorld): Answer {
  const isOld = world.protocol === 3;
  const sessionKey = canonicalKey(key);
  const able = world.runs.active.filter((run) => !isOld || run.kind === "chat");
  const chosen = able.filter((run) => (runId === undefined ? run.session.key === sessionKey : run.runId === runId));
  if (isOld && chosen.some((run) => run.session.key !== sessionKey)) return invalid("runId does not match sessionKey");
  const runIds = chosen.filter((run) => stopRun(run, why, world)).map((run) => run.runId);
  return answer({ ok: true, aborted: runIds.length > 0, runIds });
}
