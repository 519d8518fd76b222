import { gzipSync } from "node:zlib";

import { describe, expect, onTestFinished, test, vi } from "vitest";

import { targetHeader } from "../../contract/paths.ts";
import { entriesOf, readLogUntil } from "../test-support/read-log.ts";
import { startApi } from "../test-support/start-api.ts";
import { plantedKey, startPlayground } from "../test-support/start-playground.ts";

const path = "/clawops/v1/accounts/AC_local/messages";

describe("a request on its way to ClawOps", () => {
  test("gets the server's key in the place of the page's", async () => {
    const api = await startApi((_request, response) => response.end("{}"));
    const playground = await startPlayground({ api: api.url });
    await playground.fetch(path, { headers: { authorization: "Bearer from-the-page" } });
    expect(api.seen[0]?.headers.authorization).toBe(`Bearer ${plantedKey}`);
  });

  test("keeps method, path, query and body", async () => {
    const api = await startApi((_request, response) => response.end("{}"));
    const playground = await startPlayground({ api: api.url });
    await playground.fetch(`${path}?page=1&from=070%2B1`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"Body":"안녕"}',
    });
    expect(api.seen[0]).toMatchObject({
      method: "POST",
      path: "/v1/accounts/AC_local/messages?page=1&from=070%2B1",
      body: '{"Body":"안녕"}',
    });
    expect(api.seen[0]?.headers["content-type"]).toBe("application/json");
  });

  test("leaves the page's cookie, origin and browser headers behind", async () => {
    const api = await startApi((_request, response) => response.end("{}"));
    const playground = await startPlayground({ api: api.url });
    await playground.fetch(path, { headers: { referer: "http://x.example", "sec-ch-ua": "x" } });
    const names = Object.keys(api.seen[0]?.headers ?? {});
    for (const name of ["cookie", "origin", "referer", "sec-ch-ua", targetHeader]) expect(names).not.toContain(name);
  });

  test("goes to the configured host alone, however its path is written", async () => {
    const api = await startApi((_request, response) => response.end("{}"));
    const playground = await startPlayground({ api: api.url });
    for (const odd of ["/clawop%73/x", "/%63lawops/x", "/clawops"]) {
      const answer = await playground.fetch(odd, { headers: { [targetHeader]: "local" } });
      expect(answer.status).toBe(404);
    }
    expect(api.seen).toEqual([]);
  });

  test("says that it is empty where it has no body", async () => {
    const api = await startApi((_request, response) => response.end("{}"));
    const playground = await startPlayground({ api: api.url });
    await playground.fetch(path, { method: "POST" });
    expect(api.seen[0]?.headers["content-length"]).toBe("0");
  });

  test("does not leave while the page believes in another target", async () => {
    const api = await startApi((_request, response) => response.end("{}"));
    const env = { CLAWOPS_API_KEY: plantedKey, CLAWOPS_ACCOUNT_ID: "AC_real", CLAWOPS_BASE_URL: api.url };
    const playground = await startPlayground({ api: api.url, env });
    playground.targets.apply({ clawops: { target: "real" } });
    const answer = await playground.fetch(path, { method: "POST", headers: { [targetHeader]: "local" } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: "playground_target_changed" });
    expect(api.seen).toEqual([]);
  });
});

describe("an answer on its way to the page", () => {
  test("keeps status, headers and body, decoded", async () => {
    const api = await startApi((_request, response) => {
      response.writeHead(422, { "content-type": "application/json", "content-encoding": "gzip", "x-request-id": "r1" });
      response.end(gzipSync('{"error":"차단됨","code":"recipient_blocked"}'));
    });
    const playground = await startPlayground({ api: api.url });
    const answer = await playground.fetch(path, { method: "POST" });
    expect(answer.status).toBe(422);
    expect(answer.headers.get("x-request-id")).toBe("r1");
    expect(answer.headers.get("content-encoding")).toBeNull();
    expect(await answer.json()).toEqual({ error: "차단됨", code: "recipient_blocked" });
  });

  test("brings bytes unchanged", async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_value, index) => index % 251);
    const api = await startApi((_request, response) =>
      response.writeHead(200, { "content-type": "audio/wav" }).end(bytes),
    );
    const playground = await startPlayground({ api: api.url });
    const answer = await playground.fetch(path);
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test("may be empty", async () => {
    const api = await startApi((_request, response) => response.writeHead(204).end());
    const playground = await startPlayground({ api: api.url });
    const answer = await playground.fetch(path, { method: "DELETE" });
    expect(answer.status).toBe(204);
  });

  test("is not cached, asks for no password and clears nothing of the page", async () => {
    const api = await startApi((_request, response) =>
      response
        .writeHead(401, {
          "cache-control": "public, max-age=86400",
          "clear-site-data": '"cookies"',
          "www-authenticate": "Basic realm=x",
          link: "<https://elsewhere.example>; rel=preload",
        })
        .end("{}"),
    );
    const playground = await startPlayground({ api: api.url });
    const { headers } = await playground.fetch(path);
    expect(headers.get("cache-control")).toBe("no-store");
    for (const name of ["clear-site-data", "www-authenticate", "link"]) expect(headers.get(name)).toBeNull();
  });

  test("is an error where it has more text than can be held", async () => {
    const api = await startApi((_request, response) => {
      const more = (): void => {
        while (response.write("x".repeat(1024 * 1024)));
        response.once("drain", more);
      };
      more();
    });
    const playground = await startPlayground({ api: api.url });
    const answer = await playground.fetch(path);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ code: "playground_upstream_too_large" });
  });

  test("is cut for the page too where its bytes are cut, and the server's console stays quiet", async () => {
    const complaints = vi.spyOn(console, "error");
    onTestFinished(() => complaints.mockRestore());
    const api = await startApi((_request, response) => {
      response.writeHead(200, { "content-type": "audio/wav", "content-length": "100000" });
      response.write("x".repeat(50_000), () => response.destroy());
    });
    const playground = await startPlayground({ api: api.url });
    const whole = playground.fetch(path).then((answer) => answer.arrayBuffer());
    await expect(whole).rejects.toThrow();
    const [entry] = entriesOf(await readLogUntil(playground, ({ event }) => event === "entry"));
    expect(entry).toMatchObject({ status: null, error: "The answer was cut before its end." });
    expect(complaints).not.toHaveBeenCalled();
  });

  test("allows no other page to read it, sets no cookie and runs nothing", async () => {
    const api = await startApi((_request, response) => {
      response.writeHead(200, { "access-control-allow-origin": "*", "set-cookie": "a=1", "content-type": "text/html" });
      response.end("<script>1</script>");
    });
    const playground = await startPlayground({ api: api.url });
    const { headers } = await playground.fetch(path);
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.getSetCookie()).toEqual([]);
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });

  test("is an error that names the redirect, which is not followed", async () => {
    const elsewhere = await startApi((_request, response) => response.end("{}"));
    const api = await startApi((_request, response) => response.writeHead(307, { location: elsewhere.url }).end());
    const playground = await startPlayground({ api: api.url });
    const answer = await playground.fetch(path, { method: "POST", body: "{}" });
    expect(answer.status).toBe(502);
    const { error, code } = (await answer.json()) as { error: string; code: string };
    expect(code).toBe("playground_upstream_redirect");
    expect(error).toContain(elsewhere.url);
    expect(elsewhere.seen).toEqual([]);
  });

  test("is an error that says what to do where nothing listens", async () => {
    const playground = await startPlayground({ api: "http://127.0.0.1:2" });
    const answer = await playground.fetch(path, { method: "POST", body: "{}" });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({
      error: expect.stringMatching(/127\.0\.0\.1:2 could not be reached.*Check the address/),
      code: "playground_upstream_unreachable",
    });
  });

  test("is an error that leaves open what was done where the connection was cut", async () => {
    const api = await startApi((_request, response) => response.destroy());
    const playground = await startPlayground({ api: api.url });
    const answer = await playground.fetch(path, { method: "POST", body: "{}" });
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining("may have been carried out") });
  });
});

describe("the key", () => {
  test("is neither in what the page gets nor in the log, even where the API echoes it", async () => {
    const api = await startApi(({ headers, body }, response) => {
      response.writeHead(401, { "content-type": "application/json", "x-echo": String(headers.authorization) });
      response.end(JSON.stringify({ error: `bad key ${plantedKey}`, headers, body }));
    });
    const playground = await startPlayground({ api: api.url });
    const answer = await playground.fetch(`${path}?key=${plantedKey}`, {
      method: "POST",
      body: `{"a":"${plantedKey}"}`,
    });
    const received = JSON.stringify([...answer.headers]) + (await answer.text());
    const events = await readLogUntil(playground, ({ event }) => event === "entry");
    const status = await (await playground.fetch("/api/status")).text();
    expect(events.filter(({ event }) => event === "entry")).toHaveLength(1);
    for (const text of [received, JSON.stringify(events), status]) expect(text).not.toContain(plantedKey);
  });
});

describe("the key in bytes", () => {
  test("is taken out as well", async () => {
    const api = await startApi(({ headers }, response) =>
      response.writeHead(200, { "content-type": "application/octet-stream" }).end(`a ${headers.authorization} z`),
    );
    const playground = await startPlayground({ api: api.url });
    expect(await (await playground.fetch(path)).text()).toBe("a Bearer [redacted] z");
  });
});

describe("the log", () => {
  test("holds each exchange with both bodies and redacted headers", async () => {
    const api = await startApi((_request, response) =>
      response.writeHead(201, { "content-type": "application/json" }).end('{"messageId":"MG1"}'),
    );
    const playground = await startPlayground({ api: api.url });
    await playground.fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"To":"010"}',
    });
    const [entry] = entriesOf(await readLogUntil(playground, ({ event }) => event === "entry"));
    expect(entry).toMatchObject({
      kind: "http",
      method: "POST",
      path: "/v1/accounts/AC_local/messages",
      status: 201,
      request: { headers: { authorization: "[redacted]" }, body: { type: "json", value: { To: "010" } } },
      response: { body: { type: "json", value: { messageId: "MG1" } } },
    });
  });

  test("holds an exchange without an answer too", async () => {
    const playground = await startPlayground({ api: "http://127.0.0.1:2" });
    await playground.fetch(path);
    const [entry] = entriesOf(await readLogUntil(playground, ({ event }) => event === "entry"));
    expect(entry).toMatchObject({
      status: null,
      response: null,
      error: expect.stringContaining("could not be reached"),
    });
  });
});
