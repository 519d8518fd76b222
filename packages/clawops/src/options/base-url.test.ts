import { expect, test } from "vitest";

import { readBaseURL } from "./base-url.ts";

test.each([
  ["https://api.claw-ops.com", "https://api.claw-ops.com"],
  ["https://api.claw-ops.com/", "https://api.claw-ops.com"],
  ["https://proxy.example:8443/clawops//", "https://proxy.example:8443/clawops"],
  ["http://localhost:8080", "http://localhost:8080"],
  ["http://127.0.0.1:1/base/", "http://127.0.0.1:1/base"],
  ["http://127.8.9.1", "http://127.8.9.1"],
  ["http://[::1]:9", "http://[::1]:9"],
  ["http://0.0.0.0:9", "http://0.0.0.0:9"],
])("%s is a base URL", (given, url) => {
  expect(readBaseURL(given, "`baseURL`")).toBe(url);
});

test.each([
  ["http://api.claw-ops.com", /must start with https:\/\//],
  ["http://127.0.0.1.evil.example", /must start with https/],
  ["http://localhost.evil.example", /must start with https/],
  ["http://10.0.0.1", /must start with https/],
  ["ftp://localhost", /must start with https/],
  ["https://user:hunter2@api.claw-ops.com", /has credentials in it/],
  ["https://api.claw-ops.com?key=hunter2", /has a query or a fragment/],
  ["https://api.claw-ops.com/#x", /has a query or a fragment/],
  ["https://api.claw-ops.com/v1", /without a path/],
  ["", /is not a URL/],
  ["//api.claw-ops.com", /is not a URL/],
])("%s is none, and the message says why", (given, message) => {
  expect(() => readBaseURL(given, "`baseURL`")).toThrow(message);
  expect(() => readBaseURL(given, "`baseURL`")).not.toThrow(/hunter2/);
});
