/**
 * Fields of ours that the official schemas, which are of protocol 4 alone, do not have: by method, each with its reason. The types'
 * differences are in `official-types.test-d.ts`.
 */
export const differences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "cron.add": { isolation: "Protocol 3 takes it: what an isolated run tells the main session. Protocol 4 refuses it." },
  "sessions.patch": { spawnedBy: "Protocol 3 takes it. Protocol 4 refuses it." },
};

/** Calls whose params the official schemas do not describe, so that only the frame around them is compared. */
export const undescribedCalls: readonly string[] = [
  "exec.approval.list",
  "exec.approval.waitDecision",
  "health",
  "sessions.get",
  "sessions.subscribe",
  "status",
  "usage.cost",
  "usage.status",
];

/** Tests whose clients send what the official schemas refuse, and must. */
export const wrongOnPurpose: ReadonlyArray<{ readonly file: string; readonly test: RegExp; readonly reason: string }> =
  [
    {
      file: "test/refused-connect.test.ts",
      test: /invalid connect params/,
      reason: "They are about gateways that refuse a client id or a mode, so they connect with such.",
    },
    {
      file: "test/fidelity/fidelity.test.ts",
      test: /as recorded/,
      reason:
        "What was recorded goes over the client's kind of socket too, and much of it was wrong to see how gateways refuse it.",
    },
    {
      file: "test/resend.test.ts",
      test: /asked again|sent again/,
      reason: "What is sent again depends on the method and its key alone; the other params stand for any.",
    },
  ];
