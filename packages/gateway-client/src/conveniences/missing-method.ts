import { GatewayError } from "../common.ts";

/** What does the same, or nearly, on protocol 3. */
const instead: Readonly<Record<string, string>> = {
  "cron.get": "Use cron.list with `includeDisabled: true` and pick the job by its id.",
  "device.pair.remove": "Use device.token.revoke, which makes the device's token invalid.",
  "device.pair.rename": "The device names itself there: with `clientInfo.displayName` when it connects.",
  "exec.approval.get": "Listen to the event exec.approval.requested, which has the whole request.",
  "exec.approval.list": "Listen to the event exec.approval.requested from the start, and keep what was not resolved.",
  "exec.approval.waitDecision":
    "exec.approval.request is answered with the decision; others hear of it by exec.approval.resolved.",
  "sessions.abort":
    "Use chat.abort for a run that chat.send started. What `agent` started ends by its `timeout`, or with sessions.delete.",
  "sessions.create": "Use sessions.patch: it makes a session where there is none.",
  "sessions.describe": "Use sessions.list and pick the row by its key.",
  "sessions.get": "Use chat.history.",
  "sessions.messages.subscribe": "There is nothing to ask for: every operator gets the events `chat` and `agent`.",
  "sessions.messages.unsubscribe": "There is nothing to end: every operator gets the events `chat` and `agent`.",
  "sessions.send": "Use gateway.agent(), or chat.send.",
  "sessions.subscribe":
    "Sessions tell of no changes there: ask sessions.list again when the event `chat` says `final`.",
};

/** The error for a method that the gateway is too old for. Nothing was sent. */
export function missingMethod(method: string, protocol: number): GatewayError {
  return new GatewayError(
    `"${method}" was not sent: this gateway speaks protocol ${protocol}, which does not have it.`,
    {
      kind: "unsupported",
      steps: [
        ...(instead[method] === undefined ? [] : [instead[method]]),
        `Where it is there all the same, gateway.request("${method}") sends it.`,
      ],
    },
  );
}
