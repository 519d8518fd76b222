import { expect, test } from "vitest";

import { readFault } from "./read-fault.ts";

test.each([
  ["hang", { fault: { kind: "hang" }, times: 1 }],
  ["  drop  method=agent times=3 ", { fault: { kind: "drop", method: "agent" }, times: 3 }],
  ["slow delayMs=250 times=always", { fault: { kind: "slow", delayMs: 250 }, times: Number.POSITIVE_INFINITY }],
  ["clock-skew skewMs=-5000 hidden=true", { fault: { kind: "clock-skew", skewMs: -5000, hidden: true }, times: 1 }],
  [
    "error code=X retryable=false retryAfterMs=9",
    { fault: { kind: "error", code: "X", retryable: false, retryAfterMs: 9 }, times: 1 },
  ],
  [
    '{"kind":"error","message":"two words","details":{"code":"Y"}}',
    { fault: { kind: "error", message: "two words", details: { code: "Y" } }, times: 1 },
  ],
  [
    '{"kind":"lose-event","event":"chat","times":"always"}',
    { fault: { kind: "lose-event", event: "chat" }, times: Number.POSITIVE_INFINITY },
  ],
])("%s", (text, planned) => {
  expect(readFault(text)).toEqual(planned);
});

test.each([
  ["", 'unknown fault ""'],
  ["explode", "unknown fault"],
  ["drop agent", "no name=value"],
  ["drop method=", "no name=value"],
  ["drop methd=agent", 'a fault has no "methd"; it may have method, event'],
  ["drop __proto__=x", "a fault has no"],
  ["drop constructor=x", "a fault has no"],
  ["slow delayMs=soon", 'delayMs cannot be "soon"'],
  ["slow delayMs=-1", "fault.delayMs"],
  ["slow times=0", "times must be"],
  ["no-challenge method=agent", "takes no method"],
  ['{"kind":"error","details":"x"}', "details cannot be"],
  ['{"kind":"error"', "must be JSON"],
  ['{"times":2}', "unknown fault"],
])("%j is refused: %s", (text, problem) => {
  expect(() => readFault(text)).toThrow(problem);
});
