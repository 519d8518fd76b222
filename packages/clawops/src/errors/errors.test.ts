import type { PincerError } from "@pincer/shared";
import { describe, expect, test, vi } from "vitest";

import * as api from "../index.ts";
import { APIStatusError, type APIStatusErrorOptions } from "./api-status-error.ts";
import { errorFromStatus } from "./from-status.ts";

const options = (status: number): APIStatusErrorOptions => ({
  kind: "server",
  request: { method: "GET", url: "https://api.claw-ops.com/v1" },
  outcome: "failed",
  status,
  code: "x",
  body: { error: "x" },
  headers: new Headers(),
  requestId: "r",
  retryAfterMs: 5,
});

/** Every class with its parent. */
const tree: Readonly<Record<string, string>> = {
  ClawOpsError: "PincerError",
  APIError: "ClawOpsError",
  APIStatusError: "APIError",
  BadRequestError: "APIStatusError",
  AuthenticationError: "APIStatusError",
  PermissionDeniedError: "APIStatusError",
  NotFoundError: "APIStatusError",
  ConflictError: "APIStatusError",
  UnprocessableEntityError: "APIStatusError",
  RateLimitError: "APIStatusError",
  InternalServerError: "APIStatusError",
  ServiceUnavailableError: "APIStatusError",
  APIConnectionError: "APIError",
  APITimeoutError: "APIConnectionError",
  APIResponseValidationError: "APIError",
  WebhookVerificationError: "ClawOpsError",
  AgentError: "ClawOpsError",
  AgentConnectionError: "AgentError",
};

type ErrorClass = (new (message: string, options: never) => PincerError) & { isInstance(value: unknown): boolean };
const classOf = (name: string): ErrorClass => Reflect.get(api, name) as ErrorClass;
const make = (name: string): PincerError => new (classOf(name))("m", { ...options(418), issues: [] } as never);

test("the entry exports every error class and no other", () => {
  expect(
    Object.keys(api)
      .filter((name) => name.endsWith("Error"))
      .sort(),
  ).toEqual([...Object.keys(tree), "PincerError"].sort());
});

describe.each(Object.entries(tree))("%s", (name, parent) => {
  test("has its name and its parent", () => {
    expect(make(name).name).toBe(name);
    expect(String(make(name))).toBe(`${name}: m`);
    expect(Object.getPrototypeOf(classOf(name))).toBe(classOf(parent));
  });

  test("is told apart by instanceof and isInstance", () => {
    const error = make(name);
    expect(error).toBeInstanceOf(classOf(parent));
    expect(classOf(name).isInstance(error)).toBe(true);
    expect(classOf(name).isInstance(make(parent === "PincerError" ? "AgentError" : parent))).toBe(
      name === "ClawOpsError",
    );
    for (const other of [null, undefined, "x", {}, new Error("x"), new DOMException("x", "TimeoutError")]) {
      expect(classOf(name).isInstance(other)).toBe(false);
      expect(other instanceof classOf(name)).toBe(false);
    }
  });
});

test.each([
  [400, "BadRequestError", "invalid-request"],
  [401, "AuthenticationError", "authentication"],
  [403, "PermissionDeniedError", "permission"],
  [404, "NotFoundError", "not-found"],
  [409, "ConflictError", "conflict"],
  [422, "UnprocessableEntityError", "invalid-request"],
  [429, "RateLimitError", "rate-limit"],
  [500, "InternalServerError", "server"],
  [502, "InternalServerError", "server"],
  [599, "InternalServerError", "server"],
  [503, "ServiceUnavailableError", "server"],
  [402, "APIStatusError", "invalid-request"],
  [410, "APIStatusError", "invalid-request"],
  [411, "APIStatusError", "invalid-request"],
  [302, "APIStatusError", "protocol"],
  [304, "APIStatusError", "protocol"],
])("status %i is a %s of kind %s", (status, name, kind) => {
  expect(errorFromStatus("m", options(status))).toMatchObject({
    name,
    kind,
    status,
    code: "x",
    requestId: "r",
    retryAfterMs: 5,
  });
});

test("an error as JSON has its name, message and context", () => {
  const json: unknown = JSON.parse(JSON.stringify(errorFromStatus("gone", options(404))));
  expect(json).toMatchObject({
    name: "NotFoundError",
    status: 404,
    outcome: "failed",
    kind: "not-found",
    request: { method: "GET" },
  });
});

test("classes of two copies of the package know each other's errors", async () => {
  vi.resetModules();
  const copy = await import("../index.ts");
  expect(copy.NotFoundError).not.toBe(api.NotFoundError);
  const foreign = new copy.NotFoundError("m", { ...options(404), kind: "not-found" });
  expect(foreign).toBeInstanceOf(api.NotFoundError);
  expect(api.NotFoundError.isInstance(foreign)).toBe(true);
  expect(APIStatusError.isInstance(foreign)).toBe(true);
  expect(foreign).not.toBeInstanceOf(api.ConflictError);
});
