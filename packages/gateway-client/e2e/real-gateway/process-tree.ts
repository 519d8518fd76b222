import { spawnSync } from "node:child_process";

/** A process, told apart from a later one with the same id by the time it started. */
export interface KnownProcess {
  readonly pid: number;
  readonly startedAt: string;
}

/** Everything that a process has started, directly or not. Synchronous, so that it works while this process ends. */
export function descendants(pid: number): KnownProcess[] {
  const all = runningProcesses();
  const found: KnownProcess[] = [];
  const parents = new Set([pid]);
  for (const parent of parents) {
    for (const child of all) {
      if (child.parent !== parent || parents.has(child.pid)) continue;
      parents.add(child.pid); // the loop goes on to it
      found.push({ pid: child.pid, startedAt: child.startedAt });
    }
  }
  return found;
}

/** Kills those of the given processes that still run. */
export function killRemaining(known: readonly KnownProcess[]): void {
  if (known.length === 0) return;
  for (const { pid, startedAt } of runningProcesses()) {
    if (known.some((process) => process.pid === pid && process.startedAt === startedAt)) killIfThere(pid);
  }
}

/** Sends SIGKILL to a process (or, negative, to a process group) that may be gone already. */
export function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

function runningProcesses(): (KnownProcess & { readonly parent: number })[] {
  const { stdout, error } = spawnSync("ps", ["-eo", "pid=,ppid=,lstart="], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  if (error !== undefined)
    throw new Error("The suite needs the `ps` command to end what a gateway started.", { cause: error });
  return stdout.split("\n").flatMap((line) => {
    const [, pid, parent, startedAt] = /^\s*(\d+)\s+(\d+)\s+(.+?)\s*$/.exec(line) ?? [];
    if (pid === undefined || parent === undefined || startedAt === undefined) return [];
    return [{ pid: Number(pid), parent: Number(parent), startedAt }];
  });
}
