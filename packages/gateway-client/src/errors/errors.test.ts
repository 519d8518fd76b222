import { PincerError } from "@pincer/shared";
import { expect, test } from "vitest";

import * as entry from "../index.ts";

const common = { method: "x", kind: "server" } as const;
const all = [
  [new entry.GatewayError("x", { kind: "configuration" }), []],
  [new entry.GatewayConnectionError("x", {}), []],
  [new entry.GatewayClosedError("x"), [entry.GatewayConnectionError]],
  [new entry.GatewayTimeoutError("x", { method: "x", timeoutMs: 1 }), []],
  [new entry.GatewayProtocolError("x"), []],
  [new entry.GatewayRequestError("x", common), []],
  [new entry.GatewayAuthError("x", common), [entry.GatewayRequestError]],
  [new entry.PairingRequiredError("x", { ...common, approveCommand: "y" }), [entry.GatewayRequestError]],
  [new entry.MissingScopeError("x", { ...common, missingScope: "a", requiredScopes: [] }), [entry.GatewayRequestError]],
  [new entry.ProtocolMismatchError("x", { ...common, clientMin: 3, clientMax: 4 }), [entry.GatewayRequestError]],
  [new entry.GatewayRunError("x", { runId: "r", status: "lost", partialText: "" }), [entry.GatewayRequestError]],
] as const;

test.each(all)("%s has its own name and its place in the tree", (error, parents) => {
  expect(error.name).toBe(error.constructor.name);
  for (const parent of [PincerError, entry.GatewayError, ...parents]) expect(error).toBeInstanceOf(parent);
  const families = [entry.GatewayConnectionError, entry.GatewayRequestError, entry.GatewayTimeoutError];
  const strangers = families.filter((family) => !([error.constructor, ...parents] as unknown[]).includes(family));
  for (const stranger of strangers) expect(error).not.toBeInstanceOf(stranger);
});

test("steps end the message, can be read by themselves, and are not printed twice", () => {
  const error = new entry.GatewayError("It failed.", { kind: "server", steps: ["Do this.", "Do that."] });
  expect(error.message).toBe("It failed. Do this. Do that.");
  expect(error.steps).toEqual(["Do this.", "Do that."]);
  expect(Object.keys(error)).not.toContain("steps");
});

test("the entry has exactly these values", () => {
  expect(Object.keys(entry).sort()).toMatchInlineSnapshot(`
    [
      "AgentRun",
      "ChatRun",
      "GatewayAuthError",
      "GatewayClient",
      "GatewayClosedError",
      "GatewayConnectionError",
      "GatewayError",
      "GatewayProtocolError",
      "GatewayRequestError",
      "GatewayRunError",
      "GatewayTimeoutError",
      "MissingScopeError",
      "PairingRequiredError",
      "PincerError",
      "ProtocolMismatchError",
      "closeCodes",
      "contextUsage",
    ]
  `);
});
