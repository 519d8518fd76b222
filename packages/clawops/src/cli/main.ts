#!/usr/bin/env node
/**
 * The program `clawops`: a local ClawOps on a port.
 */
import { readFileSync } from "node:fs";

import type { LocalClawOps } from "../testing/index.ts";
import { readArguments } from "./read-arguments.ts";
import { usage } from "./usage.ts";

const signals = ["SIGINT", "SIGTERM"] as const;

async function main(): Promise<void> {
  // Whoever read along may go: the server stays.
  process.stdout.on("error", () => {});
  const command = readArguments(process.argv.slice(2), process.env);
  if (command.kind === "help") print(usage.trimEnd());
  else if (command.kind === "version") print(readVersion());
  else if (command.kind === "wrong") fail(2, `clawops: ${command.problem}\n\n${usage}`);
  else {
    // Only now: help and mistakes need no server.
    const { runLocal } = await import("./run-local.ts");
    const run = await runLocal(command, print);
    if ("api" in run) endOnSignal(run.api);
    else fail(run.exitCode, `clawops local: ${run.problem}\n`);
  }
}

/** The first signal ends everything in order, a second one at once. Nothing is left then, and the process ends by itself. */
function endOnSignal(api: LocalClawOps): void {
  const end = (): void => {
    for (const signal of signals) {
      process.off(signal, end);
      process.once(signal, () => process.exit(1));
    }
    api[Symbol.asyncDispose]().catch((thrown: unknown) => fail(1, `clawops local: ${String(thrown)}\n`));
  };
  for (const signal of signals) process.on(signal, end);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(exitCode: number, text: string): void {
  process.stderr.write(text);
  process.exitCode = exitCode;
}

function readVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

await main();
