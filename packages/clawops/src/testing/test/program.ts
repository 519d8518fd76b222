import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";

import { onTestFinished } from "vitest";

/** The program `clawops` as a process of its own. */
export interface Program {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  /** All that it printed so far. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Waits until the output has a text in it; rejects if the program ends before. */
  readonly until: (text: string) => Promise<void>;
  /** The exit code, or the name of the signal that it died of. */
  readonly ended: Promise<number | string>;
}

/** Starts it from its source. It ends with the test. */
export function startProgram(args: readonly string[], env: Readonly<Record<string, string>> = {}): Program {
  const main = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"], env: { ...env } });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  let errors = "";
  let isOver = false;
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const ended = once(child, "close").then(([code, signal]) => {
    isOver = true;
    return (code ?? signal) as number | string;
  });
  const until = async (text: string): Promise<void> => {
    while (!output.includes(text)) {
      if (isOver) throw new Error(`It ended without ${JSON.stringify(text)}: ${output}${errors}`);
      await Promise.race([ended, once(child.stdout, "data")]);
    }
  };
  return { child, output: () => output, errors: () => errors, until, ended };
}
