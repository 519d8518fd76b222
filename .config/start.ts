/**
 * `npm start`: builds what the playground needs, then becomes its server. Outside turbo, which would strip the environment and
 * hold back the output.
 */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const turbo = resolve(root, "node_modules/turbo/bin/turbo");
const build = ["run", "build", "--filter=@pincer/playground", "--output-logs=errors-only"];

const { status } = spawnSync(process.execPath, [turbo, ...build], { cwd: root, stdio: "inherit" });
if (status === 0) {
  stopWithParent();
  await import("../apps/playground/server/main.ts");
} else process.exitCode = status ?? 1;

/** npm runs scripts through a shell that dies of a SIGTERM without passing it on: whoever stops npm means the server. */
function stopWithParent(): void {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  look.unref();
}
