import { spawn } from "node:child_process";
import { once } from "node:events";

import { LogTail } from "./log-tail.ts";

/** Ten minutes: 650 MB over a slow line. */
const LIMIT_MS = 600_000;

/**
 * Runs `npm install` in a folder that has a package.json, with the npm that runs this script where there is one.
 *
 * @param more further arguments
 * @throws Error with the end of npm's output
 */
export async function runNpmInstall(folder: string, more: readonly string[] = []): Promise<void> {
  const npmCli = process.env["npm_execpath"];
  const viaNode = npmCli !== undefined && /npm-cli\.[cm]?js$/.test(npmCli);
  const [command, first] = viaNode ? [process.execPath, [npmCli]] : ["npm", []];
  const child = spawn(command, [...first, "install", "--no-audit", "--no-fund", "--prefix", folder, ...more], {
    cwd: folder,
    env: withoutOuterScript(process.env),
    stdio: ["ignore", "pipe", "pipe"],
    timeout: LIMIT_MS,
  });
  const tail = new LogTail();
  child.stdout.setEncoding("utf8").on("data", (text: string) => tail.write(text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => tail.write(text));
  try {
    await once(child, "close");
  } catch (error) {
    throw new Error(`npm could not be started to install the gateway: ${String(error)}`, { cause: error });
  }
  if (child.exitCode === 0) return;
  const how = child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`;
  throw new Error(`Installing the gateway with npm failed (${how}). The end of its output:\n${tail.text()}`);
}

/** What an outer `npm run` says about itself (its workspace, its prefix) must not steer this installation. */
function withoutOuterScript(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const outer =
    /^(npm_(package|lifecycle)_|npm_config_(local_prefix|prefix|workspaces?|include_workspace_root)$|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !outer.test(name)));
}
