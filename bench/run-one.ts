/** Runs the benchmark that the argument names, prints what it found, and keeps it in `results/`. */
import { writeFile } from "node:fs/promises";

import { benchmarks } from "./benchmarks.ts";
import { type Kept, resultFile } from "./report/kept.ts";
import { printResult } from "./report/print.ts";

const name = process.argv[2] ?? "";
const load = benchmarks[name];
if (load === undefined) throw new Error(`there is no benchmark ${name}`);
const { benchmark } = await load();
console.log(`\n${name}: ${benchmark.title}`);
const result = await benchmark.run();
printResult(result);
const kept: Kept = { name, title: benchmark.title, node: process.version, ...result };
await writeFile(resultFile(name), `${JSON.stringify(kept, undefined, 2)}\n`);
