import { isRecord } from "@pincer/shared/internal";

import { runCommand } from "../real-gateway/command-line.ts";
import type { SharedGateway } from "../real-gateway/provided.ts";
import { generation, sharedGateway } from "./generation.ts";

/** The ids of the pairing requests that wait, as the gateway's own command line lists them. */
export async function pendingRequests(): Promise<string[]> {
  const list: unknown = JSON.parse(await run(["devices", "list", "--json"]));
  const pending = isRecord(list) && Array.isArray(list["pending"]) ? list["pending"] : [];
  return pending.filter(isRecord).map(({ requestId }) => String(requestId));
}

/** Runs the command that an error of the client tells its user to run. @throws Error if it is one of another program */
export async function runAsTold(command: string): Promise<void> {
  const [program, ...words] = command.split(" ");
  if (program !== generation.name) throw new Error(`\`${command}\` is not a command of ${generation.name}.`);
  await run(words);
}

async function run(words: readonly string[]): Promise<string> {
  const { commandLine }: SharedGateway = sharedGateway();
  if (commandLine === undefined) throw new Error("Pairing needs a gateway of the suite's own, for its command line.");
  return runCommand(commandLine, words);
}
