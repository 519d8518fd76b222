import { expect, test } from "vitest";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { applyRules } from "./apply-rules.ts";

const batch = { name: "a", from: "07012341234", url: "https://x.example", tasks: [{ to: "01012345678" }] };

test.each<[string, unknown, string]>([
  ["listBlockedRecipients", { number: "01012345678" }, "there is no `number` any more; use `recipient`"],
  ["createBlockedRecipient", { number: "01012345678" }, "there is no `number` any more; use `recipient`"],
  ["createCallBatch", { ...batch, windows: [] }, "there is no `windows` any more; use `rounds`"],
  ["createCallBatch", { ...batch, retryPolicy: {} }, "there is no `retryPolicy` any more; use `rounds`"],
])("%s refuses a name of an earlier version, which the server would ignore: case %#", (operation, params, problem) => {
  const apply = (): unknown => applyRules(operation, params);
  expect(apply).toThrow(`${operation}: ${problem}. Nothing was sent.`);
  expect(apply).toThrow(ClawOpsError);
});

test("what carries the new name passes", () => {
  const params = { recipient: "01012345678" };
  expect(applyRules("listBlockedRecipients", params)).toBe(params);
});

test("a ring time in milliseconds is told before a phone rings for ten minutes", () => {
  const params = { to: "01012345678", from: "07012341234" };
  expect(() => applyRules("createCall", { ...params, timeout: 30_000 })).toThrow(
    "createCall: `timeout` is the ring time in seconds, at most 600, got 30000. Nothing was sent.",
  );
  expect(applyRules("createCall", { ...params, timeout: 600 })).toEqual({ ...params, timeout: 600 });
});

test.each([0, 1441])("a round %i minutes after the one before is refused, by its place", (after) => {
  const apply = (): unknown => applyRules("createCallBatch", { ...batch, rounds: [{}, { after: 1440 }, { after }] });
  expect(apply).toThrow(
    `createCallBatch: \`rounds[2].after\` must be 1 to 1440 minutes, got ${after}. Nothing was sent.`,
  );
});
