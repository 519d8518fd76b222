import { describe, expect, test } from "vitest";

import { checkRequest, type RequestFacts } from "./check-request.ts";

const own = { port: 4747, cookie: { name: "pincer_playground_4747", value: "s3cret" } };

const fromThePage: RequestFacts = {
  method: "GET",
  path: "/api/status",
  host: "127.0.0.1:4747",
  origin: undefined,
  fetchSite: "same-origin",
  cookie: "other=1; pincer_playground_4747=s3cret",
  upgrade: false,
};

const check = (facts: Partial<RequestFacts>): string | undefined =>
  checkRequest({ ...fromThePage, ...facts }, own)?.code;

describe("a request of the playground's own page", () => {
  test("is served", () => {
    expect(check({})).toBeUndefined();
  });

  test("is served under localhost and under the IPv6 loopback too", () => {
    expect(check({ host: "localhost:4747" })).toBeUndefined();
    expect(check({ host: "[::1]:4747" })).toBeUndefined();
  });

  test("may change things with its own origin", () => {
    expect(check({ method: "POST", origin: "http://127.0.0.1:4747" })).toBeUndefined();
  });

  test("may open a socket with its own origin", () => {
    expect(check({ path: "/gateway", upgrade: true, origin: "http://127.0.0.1:4747" })).toBeUndefined();
  });
});

describe("a host that is not ours", () => {
  test.each([
    ["a foreign name that was made to point here", "evil.example:4747"],
    ["a name that begins like ours", "127.0.0.1.evil.example:4747"],
    ["another port", "127.0.0.1:4748"],
    ["no port", "localhost"],
    ["none", undefined],
  ])("is refused: %s", (_name, host) => {
    expect(check({ host, path: "/" })).toBe("playground_host");
  });
});

describe("an origin that is not ours", () => {
  test.each([
    ["another page on this machine", "http://127.0.0.1:3000"],
    ["our name under another host spelling", "http://localhost:4747"],
    ["https", "https://127.0.0.1:4747"],
    ["an opaque one", "null"],
  ])("is refused for reads: %s", (_name, origin) => {
    expect(check({ origin })).toBe("playground_origin");
  });

  test("is refused for the page itself", () => {
    expect(check({ path: "/", origin: "https://evil.example" })).toBe("playground_origin");
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("must be there for %s", (method) => {
    expect(check({ method })).toBe("playground_origin");
  });

  test("must be there for a socket", () => {
    expect(check({ path: "/gateway", upgrade: true })).toBe("playground_origin");
  });

  test("is told by the browser also where it sends no Origin", () => {
    expect(check({ fetchSite: "same-site" })).toBe("playground_origin");
    expect(check({ fetchSite: "cross-site" })).toBe("playground_origin");
  });
});

describe("the cookie of this start", () => {
  test.each(["/api/status", "/api", "/clawops/v1/accounts/AC/calls", "/gateway"])("is asked for at %s", (path) => {
    expect(check({ path, cookie: undefined })).toBe("playground_session_ended");
    expect(check({ path, cookie: "pincer_playground_4747=wrong" })).toBe("playground_session_ended");
    expect(check({ path, cookie: "pincer_playground_4748=s3cret" })).toBe("playground_session_ended");
  });

  test("is not asked for where the page is fetched", () => {
    expect(check({ path: "/", cookie: undefined, fetchSite: "none" })).toBeUndefined();
    expect(check({ path: "/assets/index.js", cookie: undefined })).toBeUndefined();
  });
});
