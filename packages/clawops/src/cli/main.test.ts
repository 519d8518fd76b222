import { once } from "node:events";
import { createServer } from "node:http";

import { expect, test, vi } from "vitest";

import { ClawOps } from "../index.ts";
import { startProgram } from "../testing/test/program.ts";

// Each test starts a process, which takes its time where all cores are busy.
vi.setConfig({ testTimeout: 60_000 });

const call = { to: "01055556666", from: "07012341234", agentId: "AG1" };

/** Starts a server and reads its address. */
async function startLocal(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const program = startProgram(["local", "--port", "0", ...args], env);
  await program.until("\n\n");
  await program.until("CLAWOPS_API_KEY");
  const baseURL = /http:\/\/127\.0\.0\.1:\d+/.exec(program.output())?.[0] ?? "";
  return { program, baseURL };
}

test("serves the API where it says, with the environment that it prints, and ends on SIGTERM with 0", async () => {
  const { program, baseURL } = await startLocal();
  expect(program.output()).toContain(`export CLAWOPS_BASE_URL=${baseURL}\nexport CLAWOPS_ACCOUNT_ID=AC_test\n`);
  expect(program.output()).toContain("export CLAWOPS_API_KEY=sk_test\n");
  const client = new ClawOps({ baseURL, apiKey: "sk_test", accountId: "AC_test" });
  expect((await client.calls.create(call)).status).toBe("queued");
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  expect(program.errors()).toBe("");
  await expect(fetch(baseURL)).rejects.toThrow(TypeError);
});

test("prints one line per request, without ids, numbers and secrets, and ends on SIGINT with 0", async () => {
  const { program, baseURL } = await startLocal();
  const headers = { authorization: "Bearer sk_test" };
  const before = program.output();
  await fetch(`${baseURL}/v1/accounts/AC_test/calls/CA_secret?token=abc`, { headers });
  await fetch(`${baseURL}/v1/accounts/AC_test/calls`);
  await fetch(`${baseURL}/nothing`);
  await program.until("/nothing");
  expect(program.output().slice(before.length).trim().split("\n")).toEqual([
    "GET /v1/accounts/{accountId}/calls/{callId} 404 getCall",
    "GET /v1/accounts/{accountId}/calls 401 listCalls",
    "GET /nothing 404",
  ]);
  program.child.kill("SIGINT");
  expect(await program.ended).toBe(0);
});

test("a key that was given is never printed, from the command line or the environment", async () => {
  for (const [args, env] of [
    [["--api-key", "planted-key-1", "--signing-key", "planted-key-2"], {}],
    [[], { CLAWOPS_API_KEY: "planted-key-1", CLAWOPS_SIGNING_KEY: "planted-key-2", CLAWOPS_ACCOUNT_ID: "AC_env" }],
  ] as const) {
    const { program, baseURL } = await startLocal(args, env);
    const accountId = "CLAWOPS_ACCOUNT_ID" in env ? "AC_env" : "AC_test";
    const client = new ClawOps({ baseURL, apiKey: "planted-key-1", accountId });
    expect((await client.calls.list()).data).toEqual([]);
    await fetch(`${baseURL}/planted-key-1`);
    await program.until(" 404");
    program.child.kill("SIGTERM");
    expect(await program.ended).toBe(0);
    expect(program.output() + program.errors()).not.toMatch(/planted/);
    expect(program.output()).toContain("the key that you gave");
  }
});

test("numbers, webhooks and speed are as they were asked for", async () => {
  const received: string[] = [];
  const receiver = createServer((incoming, outgoing) => {
    incoming.setEncoding("utf8").on("data", (text: string) => received.push(text));
    incoming.on("end", () => outgoing.end("ok"));
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const address = receiver.address();
  const hook = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/hook`;
  const numbers = ["--number", "070-1234-1234", "--number", "+82 2 123 4567"];
  const { program, baseURL } = await startLocal([...numbers, "--webhook-url", hook, "--speed", "1000"]);
  const client = new ClawOps({ baseURL, apiKey: "sk_test", accountId: "AC_test" });
  const listed = await fetch(`${baseURL}/v1/accounts/AC_test/numbers`, {
    headers: { authorization: "Bearer sk_test" },
  });
  expect(await listed.json()).toMatchObject({ data: [{ number: "07012341234" }, { number: "021234567" }] });
  const delivery = once(receiver, "request");
  await client.messages.create({ to: call.to, from: call.from, body: "hi" });
  await delivery;
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  receiver.close();
  receiver.closeAllConnections();
});

test("a webhook that is not taken is one line, without its path, its fields and what the receiver wrote", async () => {
  const receiver = createServer((incoming, outgoing) => {
    // It takes one connection and no other.
    receiver.close();
    incoming.resume().on("end", () => outgoing.writeHead(500, { connection: "close" }).end("planted-answer"));
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const address = receiver.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  const { program, baseURL } = await startLocal(["--webhook-url", `${origin}/planted-path?token=planted-token`]);
  const client = new ClawOps({ baseURL, apiKey: "sk_test", accountId: "AC_test" });
  await client.messages.create({ to: call.to, from: call.from, body: "planted-body" });
  await program.until("(try 2 of 3)");
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
  const lines = program.output().split("\n");
  expect(lines).toContain(`webhook message.sent to ${origin} failed: 500 (try 1 of 3)`);
  expect(lines).toContain(`webhook message.sent to ${origin} failed: ECONNREFUSED (try 2 of 3)`);
  expect(program.output() + program.errors()).not.toMatch(/planted|0105555/);
});

test("a port that is taken is an error that says so, and exit code 1", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  const port = String(typeof address === "object" ? address?.port : 0);
  const program = startProgram(["local", "--port", port]);
  expect(await program.ended).toBe(1);
  expect(program.errors()).toBe(
    `clawops local: port ${port} is in use. Take another with --port, or --port 0 for any that is free.\n`,
  );
  taken.close();
});

test("a server whose reader has gone goes on serving", async () => {
  const { program, baseURL } = await startLocal();
  program.child.stdout.destroy();
  for (let count = 0; count < 3; count += 1) expect((await fetch(`${baseURL}/nothing`)).status).toBe(404);
  program.child.kill("SIGTERM");
  expect(await program.ended).toBe(0);
});

test("--help and --version print what they say, with exit code 0", async () => {
  const help = startProgram(["--help"]);
  expect(await help.ended).toBe(0);
  expect(help.output()).toMatch(/^Usage: clawops local \[options\]/);
  const version = startProgram(["--version"]);
  expect(await version.ended).toBe(0);
  expect(version.output()).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
});

test("a wrong command line is exit code 2 with the usage", async () => {
  const program = startProgram(["local", "--prot", "1"]);
  expect(await program.ended).toBe(2);
  expect(program.errors()).toMatch(/^clawops: Unknown option '--prot'\.\n\nUsage:/);
  const number = startProgram(["local", "--port", "0", "--number", "12"]);
  expect(await number.ended).toBe(2);
  expect(number.errors()).toMatch(/^clawops local: 12 in numbers is not a phone number/);
});
