import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inspect } from "node:util";

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { GatewayError } from "../errors/gateway-error.ts";
import { loadGatewayConfig } from "./load-gateway-config.ts";

const secret = "planted-secret-value";
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "pincer-config-"));
  vi.stubEnv("HOME", home);
  vi.stubEnv("USERPROFILE", home);
  for (const name of Object.keys(process.env)) {
    if (/^(?:OPENCLAW|CLAWDBOT)_/.test(name)) vi.stubEnv(name, undefined);
  }
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

function write(name: string, content: unknown): string {
  const path = join(home, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const config = (port: number, token: string): object => ({ gateway: { port, auth: { mode: "token", token } } });

function thrown(run: () => unknown): GatewayError {
  try {
    run();
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("the order of places", () => {
  test("a path wins over everything", () => {
    vi.stubEnv("OPENCLAW_GATEWAY_URL", "ws://other:1");
    write(".openclaw/openclaw.json", config(1, "home"));
    const path = write("mine.json", config(4444, secret));
    expect({ ...loadGatewayConfig(path) }).toEqual({ url: "ws://127.0.0.1:4444", token: secret, source: path });
  });

  test("OPENCLAW_ variables win over CLAWDBOT_ ones, as a family", () => {
    vi.stubEnv("CLAWDBOT_GATEWAY_URL", "ws://old:1");
    vi.stubEnv("CLAWDBOT_GATEWAY_PASSWORD", "old");
    expect({ ...loadGatewayConfig() }).toEqual({
      url: "ws://old:1",
      password: "old",
      source: "CLAWDBOT_GATEWAY_URL, CLAWDBOT_GATEWAY_PASSWORD",
    });
    vi.stubEnv("OPENCLAW_GATEWAY_URL", "wss://new.example/path");
    vi.stubEnv("OPENCLAW_GATEWAY_TOKEN", secret);
    expect({ ...loadGatewayConfig() }).toEqual({
      url: "wss://new.example/path",
      token: secret,
      source: "OPENCLAW_GATEWAY_URL, OPENCLAW_GATEWAY_TOKEN",
    });
  });

  test("a named file comes before those of the home folder, OpenClaw's before Clawdbot's", () => {
    write(".clawdbot/clawdbot.json", config(1, "d"));
    expect(loadGatewayConfig().url).toBe("ws://127.0.0.1:1");
    write(".openclaw/openclaw.json", config(2, "c"));
    expect(loadGatewayConfig().url).toBe("ws://127.0.0.1:2");
    vi.stubEnv("CLAWDBOT_CONFIG_PATH", write("b.json", config(3, "b")));
    expect(loadGatewayConfig().url).toBe("ws://127.0.0.1:3");
    write("a.json", config(4, "a"));
    vi.stubEnv("OPENCLAW_CONFIG_PATH", "~/a.json");
    expect({ ...loadGatewayConfig() }).toEqual({ url: "ws://127.0.0.1:4", token: "a", source: join(home, "a.json") });
  });

  test("nothing anywhere is an error that names every place", () => {
    const error = thrown(() => loadGatewayConfig());
    expect(error.kind).toBe("configuration");
    for (const place of [
      "OPENCLAW_GATEWAY_URL, _PORT, _TOKEN, _PASSWORD",
      "CLAWDBOT_GATEWAY_URL",
      "OPENCLAW_CONFIG_PATH",
      "CLAWDBOT_CONFIG_PATH",
      join(home, ".openclaw", "openclaw.json"),
      join(home, ".clawdbot", "clawdbot.json"),
    ]) {
      expect(error.message).toContain(place);
    }
  });

  test("a named file that is not there is an error, although another one is", () => {
    write(".openclaw/openclaw.json", config(1, "x"));
    vi.stubEnv("OPENCLAW_CONFIG_PATH", join(home, "gone.json"));
    expect(() => loadGatewayConfig()).toThrow(/OPENCLAW_CONFIG_PATH names .*gone\.json, which does not exist/);
    expect(() => loadGatewayConfig("~/gone.json")).toThrow(/There is no configuration .*gone\.json/);
  });
});

describe("the environment and a file together", () => {
  test("a port goes with the file's credentials", () => {
    const path = write(".openclaw/openclaw.json", config(1, secret));
    vi.stubEnv("OPENCLAW_GATEWAY_PORT", "5555");
    expect({ ...loadGatewayConfig() }).toEqual({
      url: "ws://127.0.0.1:5555",
      token: secret,
      source: `OPENCLAW_GATEWAY_PORT, ${path}`,
    });
  });

  test("credentials go with the file's port, and replace the file's", () => {
    write(".openclaw/openclaw.json", config(6666, "of the file"));
    vi.stubEnv("OPENCLAW_GATEWAY_PASSWORD", secret);
    expect({ ...loadGatewayConfig() }).toMatchObject({ url: "ws://127.0.0.1:6666", password: secret });
    expect(loadGatewayConfig().token).toBeUndefined();
  });

  test("credentials alone go with the default port", () => {
    vi.stubEnv("OPENCLAW_GATEWAY_TOKEN", secret);
    expect({ ...loadGatewayConfig() }).toEqual({
      url: "ws://127.0.0.1:18789",
      token: secret,
      source: "OPENCLAW_GATEWAY_TOKEN",
    });
  });

  test("a url never gets the credentials of a file", () => {
    write(".openclaw/openclaw.json", config(1, secret));
    vi.stubEnv("OPENCLAW_GATEWAY_URL", "wss://elsewhere.example");
    expect({ ...loadGatewayConfig() }).toEqual({ url: "wss://elsewhere.example", source: "OPENCLAW_GATEWAY_URL" });
  });

  test("an empty variable is none", () => {
    vi.stubEnv("OPENCLAW_GATEWAY_URL", " ");
    vi.stubEnv("CLAWDBOT_GATEWAY_URL", "ws://old:1");
    expect(loadGatewayConfig().url).toBe("ws://old:1");
  });

  test.each([
    ["OPENCLAW_GATEWAY_PORT", "99999"],
    ["OPENCLAW_GATEWAY_PORT", `80-${secret}`],
    ["OPENCLAW_GATEWAY_URL", `ftp://${secret}`],
    ["CLAWDBOT_GATEWAY_URL", `ws://user:${secret}@host`],
  ])("a wrong %s is named without its value", (name, value) => {
    vi.stubEnv(name, value);
    const error = thrown(() => loadGatewayConfig());
    expect(error.message).toContain(name);
    expect(inspect(error)).not.toContain(secret);
  });
});

describe("a configuration file", () => {
  test("may be JSON5 and leave the port out", () => {
    const path = write(
      "c.json",
      `\uFEFF// mine\n{ gateway: { auth: { mode: 'password', password: '${secret}', token: 'no', }, }, }`,
    );
    expect({ ...loadGatewayConfig(path) }).toEqual({ url: "ws://127.0.0.1:18789", password: secret, source: path });
  });

  test.each([
    [{}, {}],
    [{ gateway: { auth: { mode: "none", token: "x" } } }, {}],
    [{ gateway: { auth: { token: "x" } } }, { token: "x" }],
    [{ gateway: { auth: { token: "x", password: "y" } } }, { password: "y" }],
    [{ gateway: { auth: { mode: "token", token: "x", password: "y" } } }, { token: "x" }],
  ])("%j gives the credentials %j", (content, credentials) => {
    const { url: _url, source: _source, ...rest } = { ...loadGatewayConfig(write("c.json", content)) };
    expect(rest).toEqual(credentials);
  });

  test("may take a secret from a variable", () => {
    vi.stubEnv("MY_TOKEN", secret);
    const read = (token: unknown): string | undefined =>
      loadGatewayConfig(write("c.json", { gateway: { auth: { token } } })).token;
    expect(read("${MY_TOKEN}")).toBe(secret);
    expect(read("a-${MY_TOKEN}-b")).toBe(`a-${secret}-b`);
    expect(read("$${MY_TOKEN}")).toBe("${MY_TOKEN}");
    expect(read("${lower}")).toBe("${lower}");
    expect(read({ source: "env", provider: "default", id: "MY_TOKEN" })).toBe(secret);
    expect(() => read("${NOT_SET}")).toThrow(/gateway\.auth\.token needs the variable NOT_SET/);
    expect(() => read({ source: "exec", id: "x" })).toThrow(
      /gateway\.auth\.token refers to a secret.*OPENCLAW_GATEWAY_TOKEN/,
    );
  });

  test("that is broken is told by line and column and never quoted", () => {
    const path = write("c.json", `{\n  gateway: { auth: { token: "${secret}" }\n  ${secret}`);
    const error = thrown(() => loadGatewayConfig(path));
    expect(error.message).toBe(`The configuration ${path} is wrong: it is not valid JSON5, line 3, column 3.`);
    expect(inspect(error)).not.toContain(secret);
  });

  test.each([
    [[], "it must be an object"],
    [{ gateway: 1 }, "gateway must be an object"],
    [{ gateway: { auth: "x" } }, "gateway.auth must be an object"],
    [{ gateway: { port: "1" } }, "gateway.port must be a whole number from 1 to 65535"],
    [{ gateway: { auth: { token: 7 } } }, "gateway.auth.token must be a text"],
    [{ gateway: { auth: { mode: 7 } } }, "gateway.auth.mode must be a text"],
  ])("%j is refused by its key", (content, what) => {
    const path = write("c.json", content);
    expect(thrown(() => loadGatewayConfig(path)).message).toContain(`The configuration ${path} is wrong: ${what}.`);
  });

  test("that cannot be read is not skipped", () => {
    mkdirSync(join(home, ".openclaw", "openclaw.json"), { recursive: true });
    expect(() => loadGatewayConfig()).toThrow(/cannot be read \(EISDIR\)/);
  });

  test("must be named by a text", () => {
    expect(() => loadGatewayConfig("")).toThrow(/path must be the path of a file/);
  });
});

test("a configuration gives its secrets to whoever spreads it and to no printer", () => {
  const path = write("c.json", config(1, secret));
  const loaded = loadGatewayConfig(path);
  expect({ ...loaded }.token).toBe(secret);
  expect(Object.keys(loaded)).toEqual(["url", "token", "source"]);
  expect(inspect(loaded) + JSON.stringify(loaded) + inspect({ loaded })).not.toContain(secret);
  expect(inspect(loaded)).toContain("[redacted]");
});
