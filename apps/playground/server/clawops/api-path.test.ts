import { describe, expect, test } from "vitest";

import { apiPath } from "./api-path.ts";

describe("the path at the API", () => {
  test.each([
    ["/clawops/v1/accounts/AC/calls?page=2", "/v1/accounts/AC/calls?page=2"],
    ["/clawops/v1/accounts/a%2Fb/calls", "/v1/accounts/a%2Fb/calls"],
    ["/clawops//elsewhere.example/x", "//elsewhere.example/x"],
    ["/clawops/@elsewhere.example/x", "/@elsewhere.example/x"],
  ])("is what follows the prefix: %s", (path, expected) => {
    const found = apiPath(`http://127.0.0.1:4747${path}`);
    expect(found).toBe(expected);
    expect(new URL(`https://api.claw-ops.com${found}`).host).toBe("api.claw-ops.com");
  });

  test.each([
    "/clawop%73/x",
    "/%63lawops/x",
    "/clawops",
    "/clawops.example/x",
    "/clawops/../1234567.elsewhere.example/x",
    "/clawops/%2e%2e/1234567.elsewhere.example/x",
  ])("is none where the prefix is not spelt out: %s", (path) => {
    expect(apiPath(`http://127.0.0.1:4747${path}`)).toBeUndefined();
  });
});
