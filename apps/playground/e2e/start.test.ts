import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";

import { describe, expect, onTestFinished, test } from "vitest";

const main: string = fileURLToPath(new URL("../server/main.ts", import.meta.url));

/** The playground as `npm start` starts it, with no settings of the person who runs the tests. */
function startProcess(env: Record<string, string>): {
  child: ChildProcess;
  output: () => { out: string; err: string };
} {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env["PATH"] ?? "", HOME: tmpdir(), ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  return { child, output: () => ({ out, err }) };
}

describe("npm start", () => {
  test.each(["SIGTERM", "SIGINT"] as const)(
    "prints one line with the address, serves the page and ends cleanly on %s",
    async (signal) => {
      const { child, output } = startProcess({ PORT: "0" });
      await once(child.stdout ?? child, "data");
      const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(output().out) ?? [];
      expect(output().out).toBe(`Pincer playground: ${url} (simulated ClawOps, nothing is sent; simulated gateway)\n`);
      expect((await fetch(url)).status).toBe(200);
      child.kill(signal);
      expect(await once(child, "exit")).toEqual([0, null]);
      expect(output().err).toBe("");
    },
  );

  test("says that it is real where the environment says so", async () => {
    const env = {
      PORT: "0",
      PINCER_PLAYGROUND_CLAWOPS: "real",
      CLAWOPS_API_KEY: "sk_live_planted_1",
      CLAWOPS_ACCOUNT_ID: "AC_real",
    };
    const { child, output } = startProcess(env);
    await once(child.stdout ?? child, "data");
    expect(output().out).toContain("REAL ClawOps account AC_real, calls and messages cost money");
    expect(output().out).not.toContain("sk_live_planted_1");
  });

  test("fails with what to do where the port that was asked for is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const { child, output } = startProcess({ PORT: String(port) });
    expect(await once(child, "close")).toEqual([1, null]);
    expect(output()).toEqual({ out: "", err: `Port ${port} (from PORT) is taken. Give another one or unset PORT.\n` });
  });

  test("fails with what is missing where a real account is asked for without a key", async () => {
    const { child, output } = startProcess({ PORT: "0", PINCER_PLAYGROUND_CLAWOPS: "real" });
    expect(await once(child, "close")).toEqual([1, null]);
    expect(output().err).toBe("The API key of the account is missing (in Settings, or CLAWOPS_API_KEY).\n");
  });
});
