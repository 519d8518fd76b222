import { describe, expect, test } from "vitest";

import { paths } from "../contract/paths.ts";
import { isPortTaken } from "./listen.ts";
import { servePlayground } from "./serve-playground.ts";
import { plantedKey, startPlayground } from "./test-support/start-playground.ts";

describe("the page", () => {
  test("comes with a policy whose nonce is its own and new each time", async () => {
    const { url } = await startPlayground();
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const answer = await fetch(url);
        const [, nonce = ""] = /nonce="([^"]+)"/.exec(await answer.text()) ?? [];
        expect(answer.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`);
        return nonce;
      }),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    expect(nonces).not.toContain("__CSP_NONCE__");
  });

  test("sets a cookie that scripts cannot read and other sites do not send", async () => {
    const { url } = await startPlayground();
    const [cookie = ""] = (await fetch(url)).headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
  });

  test("finds its files, and nothing else", async () => {
    const { url } = await startPlayground();
    expect((await fetch(`${url}/assets/a.js`)).headers.get("cache-control")).toContain("immutable");
    for (const path of ["/assets/b.js", "/package.json", "/assets/..%2f..%2fpackage.json"]) {
      expect((await fetch(url + path)).status).toBe(404);
    }
  });
});

describe("what is not the page", () => {
  test.each([paths.status, paths.log, "/clawops/v1/accounts/AC/calls"])(
    "is refused at %s without the cookie",
    async (path) => {
      const { url } = await startPlayground();
      expect((await fetch(url + path)).status).toBe(401);
    },
  );

  test("is refused with another origin, also in a preflight", async () => {
    const { url, cookie } = await startPlayground();
    const headers = { cookie, origin: "https://evil.example" };
    for (const method of ["POST", "OPTIONS"]) {
      const answer = await fetch(url + paths.settings, { method, headers });
      expect(answer.status).toBe(403);
      expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});

describe("settings", () => {
  const change = (body: unknown): RequestInit => ({ method: "POST", body: JSON.stringify(body) });

  test("take credentials and give back only that they are set", async () => {
    const playground = await startPlayground();
    const clawops = { target: "real", apiKey: plantedKey, accountId: "AC_real" };
    const gateway = { target: "real", url: "ws://127.0.0.1:18789", token: plantedKey };
    const answer = await playground.fetch(paths.settings, change({ clawops, gateway }));
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({
      clawops: { target: "real", accountId: "AC_real", real: { apiKeySet: true, source: "settings" } },
      gateway: { target: "real", url: "ws://127.0.0.1:18789", real: { tokenSet: true } },
    });
    expect(text).not.toContain(plantedKey);
  });

  test.each([
    ["no key", { clawops: { target: "real", accountId: "AC" } }, "clawops.apiKey"],
    ["no account", { clawops: { target: "real", apiKey: "sk_x1234" } }, "clawops.accountId"],
    [
      "plain http",
      { clawops: { target: "real", apiKey: "sk_x1234", accountId: "AC", baseURL: "http://a.example" } },
      "clawops.baseURL",
    ],
    [
      "no address",
      { clawops: { target: "real", apiKey: "sk_x1234", accountId: "AC", baseURL: "api" } },
      "clawops.baseURL",
    ],
    [
      "a key that no header can hold",
      { clawops: { target: "real", apiKey: "키-12345", accountId: "AC" } },
      "clawops.apiKey",
    ],
    [
      "an account id with a space",
      { clawops: { target: "real", apiKey: "sk_x1234", accountId: "AC 1" } },
      "clawops.accountId",
    ],
    [
      "an API address with a query",
      { clawops: { target: "real", apiKey: "sk_x1234", accountId: "AC", baseURL: "https://a.example/?to=" } },
      "clawops.baseURL",
    ],
    [
      "a token in the gateway's address",
      { gateway: { target: "real", url: `ws://127.0.0.1:18789/#token=${plantedKey}` } },
      "gateway.url",
    ],
    ["no gateway", { gateway: { target: "real" } }, "gateway.url"],
    ["plain ws to elsewhere", { gateway: { target: "real", url: "ws://gateway.example" } }, "gateway.url"],
    ["an unknown field", { gateway: { target: "real", key: plantedKey } }, "gateway"],
    ["an unknown target", { clawops: { target: "test" } }, "clawops.target"],
    ["something else", [plantedKey], "settings"],
  ])("refuse what cannot be and say which field: %s", async (_name, body, field) => {
    const playground = await startPlayground();
    const answer = await playground.fetch(paths.settings, change(body));
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ code: "playground_settings", field });
    expect(text).not.toContain(plantedKey);
  });

  test("are made as a whole or not at all", async () => {
    const playground = await startPlayground();
    const clawops = { target: "real", apiKey: "sk_x1234", accountId: "AC_real" };
    await playground.fetch(paths.settings, change({ clawops, gateway: { target: "real" } }));
    expect(playground.targets.status().clawops.target).toBe("local");
  });

  test("do not send a key to another address than the one it was given for", async () => {
    const env = { CLAWOPS_API_KEY: plantedKey, CLAWOPS_ACCOUNT_ID: "AC_real" };
    const playground = await startPlayground({ env });
    const moved = change({ clawops: { target: "real", baseURL: "https://elsewhere.example" } });
    const answer = await playground.fetch(paths.settings, moved);
    expect(await answer.json()).toMatchObject({ field: "clawops.apiKey", error: expect.stringContaining("again") });
  });

  test("keep one credential of a gateway where the other is given", async () => {
    const playground = await startPlayground();
    const gateway = { target: "real", url: "ws://127.0.0.1:18789", token: "token-1", password: "password-1" };
    await playground.fetch(paths.settings, change({ gateway }));
    await playground.fetch(paths.settings, change({ gateway: { target: "real", token: "token-2", password: "" } }));
    expect(playground.targets.gateway.access()).toMatchObject({ token: "token-2", password: "password-1" });
  });

  test("give no credential of one gateway to another", async () => {
    const playground = await startPlayground();
    const gateway = { target: "real", url: "ws://127.0.0.1:18789", token: "token-1" };
    await playground.fetch(paths.settings, change({ gateway }));
    const moved = { target: "real", url: "ws://127.0.0.1:18790", password: "password-2" };
    await playground.fetch(paths.settings, change({ gateway: moved }));
    expect(playground.targets.gateway.access()).toMatchObject({ token: undefined, password: "password-2" });
  });

  test("take a dashboard's address for its gateway's", async () => {
    const playground = await startPlayground();
    await playground.fetch(paths.settings, change({ gateway: { target: "real", url: "http://localhost:18789/" } }));
    expect(playground.targets.gateway.access()).toMatchObject({ url: "ws://localhost:18789" });
  });

  test("keep what is not given", async () => {
    const env = { CLAWOPS_API_KEY: plantedKey, CLAWOPS_ACCOUNT_ID: "AC_real" };
    const playground = await startPlayground({ env });
    await playground.fetch(paths.settings, change({ clawops: { target: "real", apiKey: "" } }));
    expect(playground.targets.clawops.access()).toMatchObject({ apiKey: plantedKey, accountId: "AC_real" });
  });
});

describe("the environment", () => {
  test("makes a real account available, not chosen", async () => {
    const env = { CLAWOPS_API_KEY: plantedKey, CLAWOPS_ACCOUNT_ID: "AC_real" };
    const playground = await startPlayground({ env });
    const { clawops } = playground.targets.status();
    expect(clawops).toMatchObject({ target: "local", real: { available: true, source: "environment" } });
  });
});

describe("the port", () => {
  test("is an error that can be told where it is taken", async () => {
    const { url, targets } = await startPlayground();
    const port = Number(new URL(url).port);
    const second = servePlayground({ page: { html: "", files: new Map() }, targets, port });
    await expect(second).rejects.toSatisfy(isPortTaken);
  });

  test("answers no more after close", async () => {
    const { url, close } = await startPlayground();
    await close();
    await expect(fetch(url)).rejects.toThrow();
  });
});
