import { expect, test } from "vitest";

import { operationsById, routeRequest } from "./route-request.ts";

test("every operation of the contract is reached by its own path", () => {
  expect(operationsById.size).toBe(135);
  for (const { id, method, path } of operationsById.values()) {
    const route = routeRequest(method, path.replaceAll(/\{\w+\}/g, "x1"));
    expect(route).toMatchObject({ kind: "found", operation: { id } });
  }
});

test("values in the path are decoded", () => {
  const route = routeRequest("GET", "/v1/accounts/AC%2F1/calls/CA1");
  expect(route).toMatchObject({
    kind: "found",
    operation: { id: "getCall" },
    path: { accountId: "AC/1", callId: "CA1" },
  });
});

test("a path with a word wins over a path with a parameter", () => {
  expect(routeRequest("GET", "/v1/accounts/AC/agents/voices")).toMatchObject({ operation: { id: "listAgentVoices" } });
});

test("tells an unknown path from a wrong method", () => {
  expect(routeRequest("GET", "/v1/accounts/AC/nothing")).toEqual({ kind: "unknown" });
  expect(routeRequest("GET", "/v1/accounts/AC/calls/")).toEqual({ kind: "unknown" });
  expect(routeRequest("GET", "/v1/accounts/%E0%A4%A/calls")).toEqual({ kind: "unknown" });
  expect(routeRequest("DELETE", "/v1/accounts/AC/calls")).toMatchObject({ kind: "wrong-method" });
});
