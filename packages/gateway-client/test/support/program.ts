import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

import { onTestFinished } from "vitest";

/** The program `gateway-client` as a process of its own. */
export interface Program {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  /** All that it printed so far. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Waits until the output, or what it printed as errors, has a text in it; rejects if the program ends before. */
  readonly until: (text: string) => Promise<void>;
  /** The exit code, or the name of the signal that it died of. */
  readonly ended: Promise<number | string>;
}

/** Starts it from its source. It ends with the test. */
export function startProgram(args: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
  const main = fileURLToPath(new URL("../../src/cli/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, ...args], { stdio: ["pipe", "pipe", "pipe"], env: { ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  child.stdin.on("error", () => {}); // it has ended already
  const printed = { output: "", errors: "" };
  let isOver = false;
  let tell = (): void => {};
  const listen = (stream: Readable, name: "output" | "errors"): void => {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed[name] += text;
      tell();
    });
  };
  listen(child.stdout, "output");
  listen(child.stderr, "errors");
  const ended = once(child, "close").then(([code, signal]) => {
    isOver = true;
    tell();
    return (code ?? signal) as number | string;
  });
  const until = async (text: string): Promise<void> => {
    while (!(printed.output + printed.errors).includes(text)) {
      if (isOver) throw new Error(`It ended without ${JSON.stringify(text)}: ${printed.output}${printed.errors}`);
      await new Promise<void>((resolve) => {
        tell = resolve;
      });
    }
  };
  return { child, output: () => printed.output, errors: () => printed.errors, until, ended };
}

/** Starts a local gateway on a free port and reads its address. */
export async function startLocal(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly program: Program; readonly url: string }> {
  const program = startProgram(["local", "--port", "0", ...args], env);
  await program.until("_URL=");
  await program.until("\n\n");
  await program.until(args.includes("--password") || "OPENCLAW_GATEWAY_PASSWORD" in env ? "PASSWORD" : "_TOKEN");
  const url = /ws:\/\/127\.0\.0\.1:\d+/.exec(program.output() + program.errors())?.[0] ?? "";
  return { program, url };
}
