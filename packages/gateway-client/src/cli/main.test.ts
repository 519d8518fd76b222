import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, onTestFinished, test } from "vitest";

import { clientOf } from "../../test/helpers.ts";
import { startLocal, startProgram } from "../../test/support/program.ts";
import { rejectionOf } from "../../test/support/rejection-of.ts";
import { stateReached } from "../../test/support/state-reached.ts";
import type { GatewayClientOptions } from "../index.ts";

const local: GatewayClientOptions = { token: "local-token", reconnect: { initialDelay: 1, maxDelay: 5 } };

test("serves where it says, with the environment that it prints, and ends on SIGTERM as a real gateway does", async () => {
  const { program, url } = await startLocal();
  expect(program.output()).toContain(`export OPENCLAW_GATEWAY_URL=${url}\nexport OPENCLAW_GATEWAY_TOKEN=local-token\n`);
  const client = clientOf(url, local);
  expect(await client.ask("hello")).toBe("ECHO: hello");
  const goodbye = new Promise((resolve) => client.on("shutdown", resolve));
  const lost = stateReached(client, "reconnecting");
  program.child.kill("SIGTERM");
  expect(await goodbye).toEqual({ reason: "gateway stopping" });
  await lost;
  expect(await program.ended).toBe(0);
  expect(program.errors()).toBe("");
});

test("its clients are closed with 1012", async () => {
  const { program, url } = await startLocal(["--protocol", "3"]);
  expect(program.output()).toContain(`export CLAWDBOT_GATEWAY_URL=${url}\nexport CLAWDBOT_GATEWAY_TOKEN=local-token\n`);
  const client = clientOf(url, { ...local, reconnect: false });
  expect(await client.connect()).toMatchObject({ protocol: 3 });
  program.child.kill("SIGINT");
  expect(await client.closed).toMatchObject({ error: { closeCode: 1012, closeReason: "service restart" } });
  expect(await program.ended).toBe(0);
});

test("prints one line per request and answer, without ids, params and texts", async () => {
  const { program, url } = await startLocal();
  const before = program.output();
  const client = clientOf(url, local);
  expect(await client.ask("planted-text")).toBe("ECHO: planted-text");
  await rejectionOf(client.request("planted\u001B[2Jmethod"));
  await rejectionOf(client.sessions.resolve({ key: "planted-key" }));
  await rejectionOf(clientOf(url, { token: "planted-token" }).connect());
  await program.until("mismatch");
  expect(program.output().slice(before.length).trim().split("\n")).toEqual([
    "#1 > connect gateway-client/backend",
    "#1 < connect ok",
    "#1 > agent",
    "#1 < agent accepted",
    "#1 < agent ok",
    "#1 > sessions.resolve",
    "#1 < sessions.resolve INVALID_REQUEST",
    "#2 > connect gateway-client/backend",
    "#2 < connect INVALID_REQUEST AUTH_TOKEN_MISMATCH: unauthorized: gateway token mismatch (provide gateway auth token)",
  ]);
  expect(program.output()).not.toMatch(/planted/);
});

test("frames are JSON lines of their own, without secrets; what is for people goes to the errors", async () => {
  const { program, url } = await startLocal(["--log", "frames"], { OPENCLAW_GATEWAY_TOKEN: "planted-token" });
  const client = clientOf(url, { token: "planted-token", device: true, clientInfo: { id: "cli", mode: "cli" } });
  await client.connect();
  await client.close();
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  const lines = program
    .output()
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines[0]).toMatchObject({ listening: url, protocol: 4 });
  expect(lines[1]).toMatchObject({ dir: "out", frame: { event: "connect.challenge" } });
  expect(lines[2]).toMatchObject({ dir: "in", frame: { method: "connect", params: { maxProtocol: 4 } } });
  const auth = { deviceToken: "[redacted]" };
  expect(lines[3]).toMatchObject({ dir: "out", frame: { type: "res", ok: true, payload: { auth } } });
  expect(program.output() + program.errors()).not.toContain("planted-token");
  expect(program.errors()).toContain("# OPENCLAW_GATEWAY_TOKEN: the token that you gave");
});

test.each([
  [["--password", "planted-password"], {}],
  [[], { OPENCLAW_GATEWAY_PASSWORD: "planted-password" }],
])("a password that was given is wanted and never printed: %j %j", async (args, env) => {
  const { program, url } = await startLocal(args, env);
  const client = clientOf(url, { token: undefined, password: "planted-password" });
  expect(await client.connect()).toMatchObject({ auth: { method: "password" } });
  expect(program.output()).toContain("unset OPENCLAW_GATEWAY_TOKEN\n# OPENCLAW_GATEWAY_PASSWORD: the password");
  expect(program.output() + program.errors()).not.toContain("planted-password");
});

test("says what it was told to, with tools, piece by piece", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gateway-script-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const script = join(folder, "reply.json");
  writeFileSync(script, JSON.stringify(["One", { tool: "read", result: "text" }, " two"]));
  const { url } = await startLocal(["--script", script, "--delay", "1"]);
  const run = clientOf(url, local).agent({ message: "x" });
  const tools: unknown[] = [];
  for await (const event of run) if (event.stream === "tool") tools.push(event.data?.["phase"]);
  expect(tools).toEqual(["start", "result"]);
  expect(await run).toMatchObject({ text: expect.stringMatching(/two$/) });
  const other = await startLocal(["--reply", "As always."]);
  expect(await clientOf(other.url, local).ask("x")).toBe("As always.");
});

test("fails as it was told to on the command line and while it runs", async () => {
  const { program, url } = await startLocal([
    ...["--fail", "error method=health code=PLANNED"],
    ...["--fail", '{"kind":"error","method":"status","message":"two words","times":2}', "--stdin"],
  ]);
  const client = clientOf(url, local);
  expect(await rejectionOf(client.health())).toMatchObject({ code: "PLANNED" });
  expect(await client.health()).toMatchObject({ ok: true });
  for (let count = 0; count < 2; count += 1) {
    expect(await rejectionOf(client.status())).toMatchObject({ message: expect.stringContaining("two words") });
  }
  const tell = async (line: string, answer: string): Promise<void> => {
    program.child.stdin.write(`${line}\n`);
    await program.until(answer);
  };
  await tell("fail error method=models.list times=always", "will fail: error, always");
  await tell("fail nonsense", 'not done: unknown fault "nonsense": use one of');
  await tell("sing", "commands: fail <fault>");
  await tell("disconnect soon", "not done: disconnect takes a number");
  await tell("disconnect 99", "99 is no close code");
  expect(await rejectionOf(client.models.list())).toMatchObject({ code: "UNAVAILABLE" });
  const lost = stateReached(client, "reconnecting");
  await tell("disconnect 1013", "disconnected all");
  await lost;
  await client.connect();
  const gone = stateReached(client, "reconnecting");
  await tell("restart", "restarted");
  await gone;
  await client.connect();
  program.child.stdin.end();
  expect(await client.health()).toMatchObject({ ok: true }); // it goes on without commands
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
});

test("the first signal lets runs in progress end, as a real gateway does", async () => {
  const { program, url } = await startLocal(["--reply", "one two three", "--delay", "20"]);
  const run = clientOf(url, local).agent({ message: "x" });
  await run.accepted;
  program.child.kill("SIGTERM");
  expect(await run).toMatchObject({ text: "one two three" });
  expect(await program.ended).toBe(0);
});

test("a second signal ends runs that take too long, in order too", async () => {
  const { program, url } = await startLocal(["--delay", "999999999"]);
  const client = clientOf(url, { ...local, reconnect: false });
  const run = client.agent({ message: "x" });
  await run.accepted;
  const failed = rejectionOf(run);
  program.child.kill("SIGINT");
  // Once it refuses requests it has heard the first one.
  let refused: unknown;
  while (refused === undefined)
    refused = await client.status().then(
      () => undefined,
      (error: unknown) => error,
    );
  expect(refused).toMatchObject({ code: "UNAVAILABLE" });
  program.child.kill("SIGINT");
  expect(await client.closed).toMatchObject({ error: { closeCode: 1012 } });
  expect(await failed).toMatchObject({ name: "GatewayRunError" });
  expect(await program.ended).toBe(0);
});

test("a port that is taken is an error that says so, and exit code 1", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void taken.close());
  await once(taken, "listening");
  const address = taken.address();
  const port = String(typeof address === "object" ? address?.port : 0);
  for (const program of [
    startProgram(["local", "--port", port]),
    startProgram(["local"], { OPENCLAW_GATEWAY_PORT: port }),
  ]) {
    expect(await program.ended).toBe(1);
    expect(program.errors()).toBe(
      `gateway-client local: port ${port} is in use (perhaps by a real gateway). Take another with --port, or --port 0 for any that is free.\n`,
    );
  }
});

test("a gateway whose reader has gone goes on serving", async () => {
  const { program, url } = await startLocal();
  program.child.stdout.destroy();
  const client = clientOf(url, local);
  for (let count = 0; count < 3; count += 1) expect(await client.health()).toMatchObject({ ok: true });
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
});

test("--help and --version print what they say, with exit code 0", async () => {
  const help = startProgram(["--help"]);
  expect(await help.ended).toBe(0);
  expect(help.output()).toMatch(/^Usage: gateway-client local \[options\]/);
  const version = startProgram(["--version"]);
  expect(await version.ended).toBe(0);
  expect(version.output()).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
});

test("a wrong command line is exit code 2 with the usage", async () => {
  const program = startProgram(["local", "--prot", "1"]);
  expect(await program.ended).toBe(2);
  expect(program.errors()).toMatch(/^gateway-client: Unknown option '--prot'\.\n\nUsage:/);
  const script = startProgram(["local", "--port", "0", "--script", "/does/not/exist.json"]);
  expect(await script.ended).toBe(2);
  expect(script.errors()).toBe("gateway-client local: --script: /does/not/exist.json cannot be read (ENOENT).\n");
});
