import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** A gateway's own command line, with the environment of one gateway. Plain data: it goes from process to process. */
export interface GatewayCommandLine {
  readonly entry: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Two minutes: it loads the whole gateway. */
const LIMIT_MS = 120_000;

/**
 * Runs one command, for example `["devices", "approve", id]`, and gives what it printed.
 *
 * @throws Error with what it printed, if it fails
 */
export async function runCommand({ entry, cwd, env }: GatewayCommandLine, words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [entry, ...words], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: LIMIT_MS,
    killSignal: "SIGKILL",
  });
  const closed = once(child, "close");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  if (child.exitCode === 0) return stdout;
  const how = child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`;
  throw new Error(`The gateway's command \`${words.join(" ")}\` failed (${how}):\n${stdout}${stderr}`);
}
