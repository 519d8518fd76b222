import { spawnSync } from "node:child_process";
import { dirname } from "node:path";

/** Runs a program with our own Node first on the PATH and gives its output; throws with both outputs where it fails. */
export function run(command: string, args: readonly string[], cwd: string): string {
  const PATH = `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`;
  const result = spawnSync(command, args, { cwd, encoding: "utf8", env: { ...process.env, PATH }, timeout: 300_000 });
  if (result.error !== undefined) throw result.error;
  if (result.status === 0) return result.stdout;
  const how = result.signal === null ? `exit code ${String(result.status)}` : `signal ${result.signal}`;
  throw new Error(`${command} ${args.join(" ")}: ${how}\n${result.stdout}\n${result.stderr}`);
}
