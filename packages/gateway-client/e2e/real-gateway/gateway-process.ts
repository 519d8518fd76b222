import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import type { LogTail } from "./log-tail.ts";
import { descendants, killIfThere, killRemaining } from "./process-tree.ts";

/** How long a gateway may take to stop by itself (it lets running agents finish first) before it is killed. */
const STOP_LIMIT_MS = 20_000;

/** What the gateway is run with. */
export interface GatewayProcessOptions {
  readonly entry: string;
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly log: LogTail;
}

/** One gateway process, the leader of a process group of its own, so that what it starts can be ended with it. */
export class GatewayProcess {
  readonly pid: number;
  /** How it ended, in words. Never rejects. */
  readonly ended: Promise<string>;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, pid: number) {
    this.#child = child;
    this.pid = pid;
    this.ended = once(child, "exit").then(
      () => (child.signalCode === null ? `exit code ${child.exitCode}` : `signal ${child.signalCode}`),
      String,
    );
  }

  /** Starts the process on the Node that runs this script. @throws Error if it cannot be started */
  static async start({ entry, cwd, env, log }: GatewayProcessOptions): Promise<GatewayProcess> {
    const child = spawn(process.execPath, [entry, "gateway", "run", "--verbose"], {
      cwd,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => log.write(text));
    }
    if (child.pid === undefined) await once(child, "spawn"); // rejects with the reason
    if (child.pid === undefined) throw new Error("The gateway's process has no id.");
    return new GatewayProcess(child, child.pid);
  }

  /** Asks it to stop, waits until it has, kills it if it does not, and ends whatever it leaves behind. */
  async stop(): Promise<void> {
    if (!this.#running) return;
    const children = descendants(this.pid);
    this.#child.kill("SIGTERM");
    const timer = setTimeout(() => killIfThere(-this.pid), STOP_LIMIT_MS);
    await this.ended;
    clearTimeout(timer);
    killIfThere(-this.pid);
    killRemaining(children);
  }

  /** Kills it and all that it started, at once. */
  killNow(): void {
    if (!this.#running) return;
    const children = descendants(this.pid);
    killIfThere(-this.pid);
    killRemaining(children);
  }

  get #running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }
}
