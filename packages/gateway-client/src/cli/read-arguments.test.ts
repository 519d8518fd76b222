import { expect, test } from "vitest";

import { environmentLines } from "./environment-lines.ts";
import { readArguments } from "./read-arguments.ts";
import { usage } from "./usage.ts";

test("without options it is a gateway of protocol 4 on the usual port with a token for everybody", () => {
  expect(readArguments(["local"], { OPENCLAW_GATEWAY_TOKEN: "", PATH: "/bin" })).toEqual({
    kind: "local",
    port: 18_789,
    protocol: 4,
    secret: { mode: "token", value: "local-token", isDefault: true, family: "OPENCLAW" },
    reply: undefined,
    script: undefined,
    delayMs: 0,
    tickIntervalMs: undefined,
    allowedOrigins: [],
    faults: [],
    log: "requests",
    readsCommands: false,
  });
});

test("an option wins over the environment", () => {
  const env = { OPENCLAW_GATEWAY_TOKEN: "a", OPENCLAW_GATEWAY_PORT: "1234", CLAWDBOT_GATEWAY_TOKEN: "b" };
  expect(readArguments(["local"], env)).toMatchObject({ port: 1234, secret: { value: "a", isDefault: false } });
  expect(readArguments(["local", "--token", "x", "--port=0"], env)).toMatchObject({
    port: 0,
    secret: { mode: "token", value: "x", isDefault: false },
  });
  expect(readArguments(["local", "--password", "x"], env)).toMatchObject({ secret: { mode: "password", value: "x" } });
});

test("the variables are those that a client reads first", () => {
  const family = (env: Record<string, string>, ...more: string[]): unknown => readArguments(["local", ...more], env);
  expect(family({ CLAWDBOT_GATEWAY_TOKEN: "b" })).toMatchObject({ secret: { family: "CLAWDBOT", value: "b" } });
  expect(family({}, "--protocol", "3")).toMatchObject({ protocol: 3, secret: { family: "CLAWDBOT" } });
  const both = { CLAWDBOT_GATEWAY_TOKEN: "b", OPENCLAW_GATEWAY_URL: "ws://127.0.0.1:1" };
  expect(family(both, "--protocol", "3")).toMatchObject({ secret: { family: "OPENCLAW", isDefault: true } });
});

test.each([
  [[], "give a command"],
  [["serve"], 'no command "serve"'],
  [["local", "more"], "options only"],
  [["local", "--port", "x"], "--port must be"],
  [["local", "--port", "65536"], "--port must be"],
  [["local", "--port", "1.5"], "--port must be"],
  [["local", "--port=-1"], "--port must be"],
  [["local", "--port"], "argument missing"],
  [["local", "--protocol", "5"], "--protocol must be 3 or 4"],
  [["local", "--token", ""], "must not be empty"],
  [["local", "--token", "a", "--password", "b"], "not both"],
  [["local", "--reply", "a", "--script", "b"], "not both"],
  [["local", "--delay", "soon"], "--delay must be"],
  [["local", "--tick-interval", "0"], "--tick-interval must be"],
  [["local", "--log", "all"], "--log must be"],
  [["local", "--fail", "nonsense"], "unknown fault"],
  [["local", "--fail", "drop method"], "no name=value"],
  [["local", "--stdin=yes"], "does not take an argument"],
  [["local", "-x"], "Unknown option"],
])("%j cannot be followed: %s", (args, problem) => {
  expect(readArguments(args, {})).toEqual({ kind: "wrong", problem: expect.stringContaining(problem) });
});

test("a wrong port of the environment is told by its name", () => {
  const problem = expect.stringContaining("OPENCLAW_GATEWAY_PORT must be");
  expect(readArguments(["local"], { OPENCLAW_GATEWAY_PORT: "many" })).toEqual({ kind: "wrong", problem });
});

test("what looks like a secret is not repeated", () => {
  for (const args of [
    ["sk_live_0123456789abcdef"],
    ["local", "x", "sk_live_0123456789abcdef"],
    ["local", "--tokn=0123456789abcdef"],
  ]) {
    expect(JSON.stringify(readArguments(args, {}))).not.toContain("0123456789abcdef");
  }
});

test("the usage names every option that there is", () => {
  const named = [...usage.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, name = ""]) => name);
  expect(named).toHaveLength(14);
  for (const name of named) {
    expect(JSON.stringify(readArguments(["local", `--${name}`, "1"], {}))).not.toContain("Unknown option");
  }
});

test("a secret that was given is not among the printed lines", () => {
  const secret = { mode: "token", value: "planted", isDefault: false, family: "OPENCLAW" } as const;
  expect(environmentLines("ws://127.0.0.1:1", secret)).not.toContain("planted");
});
