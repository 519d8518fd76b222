#!/usr/bin/env node
/**
 * The program `gateway-client`: a local gateway on a port.
 */
import { readFileSync } from "node:fs";

import type { LocalGateway } from "../testing/index.ts";
import type { LocalCommand } from "./local-command.ts";
import { readArguments } from "./read-arguments.ts";
import { usage } from "./usage.ts";

const signals = ["SIGINT", "SIGTERM"] as const;

async function main(): Promise<void> {
  // Whoever read along may go: the gateway stays.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const command = readArguments(process.argv.slice(2), process.env);
  if (command.kind === "help") print(usage.trimEnd());
  else if (command.kind === "version") print(readVersion());
  else if (command.kind === "wrong") fail(2, `gateway-client: ${command.problem}\n\n${usage}`);
  else await run(command);
}

async function run(command: LocalCommand): Promise<void> {
  // Only now: help and mistakes need no gateway.
  const { runLocal } = await import("./run-local.ts");
  // Where the output is for programs, what is for people stands beside it.
  const say = command.log === "frames" ? (line: string): void => void process.stderr.write(`${line}\n`) : print;
  const started = await runLocal(command, { print, say });
  if (!("gateway" in started)) return fail(started.exitCode, `gateway-client local: ${started.problem}\n`);
  let stopCommands = (): void => {};
  if (command.readsCommands) {
    const { followCommands } = await import("./follow-commands.ts");
    stopCommands = followCommands(process.stdin, started.gateway, say);
  }
  endOnSignal(started.gateway, stopCommands);
}

/**
 * The first signal ends it as it ends a real gateway, which waits for the runs in progress; a second one ends those too, a third
 * one everything at once. Nothing is left then, and the process ends by itself.
 */
function endOnSignal(gateway: LocalGateway, stopCommands: () => void): void {
  let count = 0;
  const end = (): void => {
    count += 1;
    if (count > 2) process.exit(1);
    gateway.close({ drain: count === 1 }).then(stopCommands, (thrown: unknown) => {
      fail(1, `gateway-client local: ${String(thrown)}\n`);
      stopCommands();
    });
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
