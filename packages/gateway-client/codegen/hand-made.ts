/** Methods whose types are written by hand (`src/protocol`), with documentation and for both protocols. */
export const handMadeMethods: ReadonlySet<string> = new Set(
  [
    "agent agent.wait chat.abort chat.history chat.inject chat.send",
    "health status system-presence last-heartbeat usage.status usage.cost",
    "logs.tail channels.status config.get models.list",
    "sessions.list sessions.patch sessions.preview sessions.reset sessions.delete sessions.compact sessions.resolve",
    "sessions.create sessions.describe sessions.get sessions.send sessions.abort",
    "sessions.subscribe sessions.messages.subscribe sessions.messages.unsubscribe",
    "cron.list cron.status cron.get cron.add cron.update cron.remove cron.run cron.runs",
    "device.pair.list device.pair.approve device.pair.reject device.pair.remove device.pair.rename",
    "device.token.rotate device.token.revoke",
    "exec.approval.request exec.approval.resolve exec.approval.list exec.approval.get exec.approval.waitDecision",
  ].flatMap((line) => line.split(" ")),
);

/** Events whose payloads are written by hand. */
export const handMadeEvents: ReadonlySet<string> = new Set(
  [
    "agent chat tick shutdown connect.challenge health presence heartbeat cron talk.mode voicewake.changed",
    "device.pair.requested device.pair.resolved exec.approval.requested exec.approval.resolved sessions.changed",
  ].flatMap((line) => line.split(" ")),
);
