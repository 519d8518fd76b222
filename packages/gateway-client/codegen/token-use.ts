import type { OpenUnion } from "@pincer/shared";

/** Whether a method has a model do something. */
export type TokenUse = OpenUnion<"yes" | "no">;

const spends =
  "agent chat.send sessions.send sessions.steer openclaw.chat sessions.companion.ask models.probe talk.client.create talk.session.create talk.speak tts.convert tts.speak transcripts.summarize";

/** Methods that spend tokens under a condition, and that condition. */
const conditional: Readonly<Record<string, string>> = {
  "sessions.create": "with a `message`",
  "sessions.compact": "protocol 4, without `maxLines`",
  "cron.run": "where the job is an `agentTurn`",
  wake: 'with `mode: "now"`: a heartbeat',
  "system-event": "at the next heartbeat",
};

const spendsNone =
  "agent.wait chat.abort chat.history chat.inject health status system-presence last-heartbeat usage.status usage.cost logs.tail channels.status config.get models.list sessions.list sessions.patch sessions.preview sessions.reset sessions.delete sessions.resolve sessions.describe sessions.get sessions.abort sessions.subscribe sessions.messages.subscribe sessions.messages.unsubscribe cron.list cron.status cron.get cron.add cron.update cron.remove cron.runs device.pair.list device.pair.approve device.pair.reject device.pair.remove device.pair.rename device.token.rotate device.token.revoke exec.approval.request exec.approval.resolve exec.approval.list exec.approval.get exec.approval.waitDecision agents.list node.list node.describe send";

/** Whether a method spends tokens; `undefined` where nobody has looked. */
export function tokenUse(method: string): TokenUse | undefined {
  if (spends.split(" ").includes(method)) return "yes";
  if (spendsNone.split(" ").includes(method)) return "no";
  return conditional[method];
}
