import { expect, test } from "vitest";

import { environmentLines } from "./environment-lines.ts";
import { readArguments } from "./read-arguments.ts";

test("without options there is an account for tests on the usual port", () => {
  expect(readArguments(["local"], { CLAWOPS_API_KEY: "", PATH: "/bin" })).toMatchObject({
    kind: "local",
    port: 4010,
    isDefaultKey: true,
    options: { apiKey: "sk_test", accountId: "AC_test", signingKey: undefined, numbers: undefined },
  });
});

test("an option wins over the environment", () => {
  const env = { CLAWOPS_API_KEY: "a", CLAWOPS_ACCOUNT_ID: "b", CLAWOPS_SIGNING_KEY: "c" };
  expect(readArguments(["local"], env)).toMatchObject({
    isDefaultKey: false,
    options: { apiKey: "a", accountId: "b", signingKey: "c" },
  });
  const args = ["--api-key=x", "local", "--account-id", "y", "--signing-key", "z", "--port=0"];
  expect(readArguments(args, env)).toMatchObject({
    port: 0,
    options: { apiKey: "x", accountId: "y", signingKey: "z" },
  });
});

test("speed divides every time", () => {
  expect(readArguments(["local", "--speed", "0.5"], {})).toMatchObject({ options: { timing: { ringMs: 800 } } });
  expect(readArguments(["local", "--speed", "10"], {})).toMatchObject({ options: { timing: { talkMs: 100 } } });
});

test.each([
  [[], "give a command"],
  [["serve"], 'no command "serve"'],
  [["local", "more"], "options only"],
  [["local", "--port", "x"], "--port must be"],
  [["local", "--port", "65536"], "--port must be"],
  [["local", "--port", "1.5"], "--port must be"],
  [["local", "--port", "1e3"], "--port must be"],
  [["local", "--port=-1"], "--port must be"],
  [["local", "--port"], "argument missing"],
  [["local", "--speed", "0"], "--speed must be"],
  [["local", "--speed", "fast"], "--speed must be"],
  [["local", "--help=yes"], "does not take an argument"],
  [["local", "-x"], "Unknown option"],
])("%j cannot be followed: %s", (args, problem) => {
  expect(readArguments(args, {})).toEqual({ kind: "wrong", problem: expect.stringContaining(problem) });
});

test("what looks like a secret is not repeated", () => {
  for (const args of [["sk_live_0123456789abcdef"], ["local", "sk_live_0123456789abcdef"]]) {
    expect(JSON.stringify(readArguments(args, {}))).not.toContain("0123456789abcdef");
  }
});

test("the printed environment is safe in a shell", () => {
  const lines = environmentLines({ url: "http://127.0.0.1:1", accountId: "a'; rm -rf $HOME", apiKey: "sk_test" });
  expect(lines).toContain(String.raw`export CLAWOPS_ACCOUNT_ID='a'\''; rm -rf $HOME'`);
});
