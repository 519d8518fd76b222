import { expect, onTestFinished, test, vi } from "vitest";

import { WebhookVerificationError } from "../errors/webhook-verification-error.ts";
import { inWords } from "./in-words.ts";
import { Refusal } from "./refusal.ts";

test("where the words cannot be loaded the error is still one of ours, with the bare reason", async () => {
  vi.doMock("./words.ts", () => ({
    words: () => {
      throw new Error("no network");
    },
  }));
  onTestFinished(() => vi.doUnmock("./words.ts"));
  const outcome: unknown = await inWords(Promise.reject(new Refusal("signature"))).catch((thrown: unknown) => thrown);
  expect(outcome).toBeInstanceOf(WebhookVerificationError);
  expect(outcome).toMatchObject({ message: "Webhook refused: signature", kind: "verification" });
});

test("what is no refusal passes as it is", async () => {
  const bug = new TypeError("x is not a function");
  await expect(inWords(Promise.reject(bug))).rejects.toBe(bug);
});
