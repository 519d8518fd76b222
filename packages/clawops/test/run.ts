// `npm test`: runs vitest, shows what it prints, and fails where a planted secret is among it.
import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";

import { canariesIn } from "./canaries.ts";

const seen = new Set<string>();

/** Shows what is printed and looks through it, also across the borders of chunks. */
function watch(from: Readable, to: Writable): void {
  let last = "";
  from.setEncoding("utf8");
  from.on("data", (chunk: string) => {
    for (const canary of canariesIn(last + chunk)) seen.add(canary);
    last = (last + chunk).slice(-200);
    to.write(chunk);
  });
}

const colour = process.stdout.isTTY && process.env["NO_COLOR"] === undefined ? { FORCE_COLOR: "1" } : {};
const child = spawn("vitest", ["run", ...process.argv.slice(2)], {
  stdio: ["inherit", "pipe", "pipe"],
  env: { ...process.env, ...colour },
  shell: process.platform === "win32",
});
watch(child.stdout, process.stdout);
watch(child.stderr, process.stderr);
child.on("close", (code) => {
  if (seen.size > 0) console.error(`\nThe tests printed what is planted as a secret: ${[...seen].join(", ")}`);
  process.exitCode = seen.size > 0 ? 1 : (code ?? 1);
});
