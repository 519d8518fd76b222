/**
 * The methods that have a call of their own on the client, by their names on the wire. This table, not the list of a hello, says
 * which generation has which: gateways have methods that they do not list (reference: section 8).
 */
export const callNames: { readonly both: string; readonly newer: string } = {
  /** Those of protocols 3 and 4. */
  both:
    "health status channels.status chat.abort chat.history chat.inject config.get logs.tail models.list usage.cost usage.status " +
    "cron.add cron.list cron.remove cron.run cron.runs cron.status cron.update " +
    "device.pair.approve device.pair.list device.pair.reject device.token.revoke device.token.rotate " +
    "exec.approval.request exec.approval.resolve " +
    "sessions.compact sessions.delete sessions.list sessions.patch sessions.preview sessions.reset sessions.resolve",
  /** Those that came with protocol 4. */
  newer:
    "cron.get device.pair.remove device.pair.rename exec.approval.get exec.approval.list exec.approval.waitDecision " +
    "sessions.abort sessions.create sessions.describe sessions.get sessions.messages.subscribe " +
    "sessions.messages.unsubscribe sessions.send sessions.subscribe",
};
