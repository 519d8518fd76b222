import { expect, test } from "vitest";

import { newSessionKey } from "./new-session-key.ts";

test("a new session belongs to the agent of the chosen one", () => {
  expect(newSessionKey("agent:support:main", "1a2b")).toBe("agent:support:playground-1a2b");
});

test("without a session to go by, the gateway decides to whom it belongs", () => {
  expect(newSessionKey(null, "1a2b")).toBe("playground-1a2b");
  expect(newSessionKey("global", "1a2b")).toBe("playground-1a2b");
});

test("two new sessions are two", () => {
  expect(newSessionKey(null)).not.toBe(newSessionKey(null));
});
