/** An answer of `GET …/calls/{callId}` as the API gives it, without its id. */
const call = {
  status: "completed",
  to: "01012345678",
  from: "07012341234",
  direction: "outbound",
  duration: 42,
  accountId: "AC1",
  answeredBy: "human",
  hangupCause: "normal_clearing",
  hangupSource: "callee",
  dateCreated: "2026-01-05T09:30:00.000Z",
};

/** The JSON of one call. */
export function callJson(callId: string): string {
  return JSON.stringify({ callId, ...call });
}
