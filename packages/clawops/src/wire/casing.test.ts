import { expect, test } from "vitest";

import { bareName, toCamel, toWire } from "./casing.ts";

test.each([
  ["StatusCallback", "statusCallback"],
  ["ttl_seconds", "ttlSeconds"],
  ["to", "to"],
  ["hangupCauseQ850", "hangupCauseQ850"],
  ["input_audio_noise_reduction", "inputAudioNoiseReduction"],
])("%s is %s for users", (wire, user) => {
  expect(toCamel(wire)).toBe(user);
});

test("an unknown name gets the casing of its body", () => {
  expect([toWire("newField", "pascal"), toWire("newField", "snake"), toWire("newField", "camel")]).toEqual([
    "NewField",
    "new_field",
    "newField",
  ]);
});

test("spellings of one name have the same bare form", () => {
  expect(new Set(["statusCallback", "StatusCallback", "status_callback", "status-callback"].map(bareName)).size).toBe(
    1,
  );
});
