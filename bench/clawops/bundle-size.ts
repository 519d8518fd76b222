import { fileURLToPath } from "node:url";

import { measureBundle } from "../../.config/package-check/measure-bundle.ts";
import type { Benchmark } from "../benchmarks.ts";
import type { Figure, Result } from "../measure/result.ts";
import { spreadOf } from "../measure/spread.ts";

const statements = [
  `export { PincerError } from "@pincer/shared"`,
  `export { ClawOps } from "@pincer/clawops"`,
  `export { createLocalClawOps } from "@pincer/clawops/testing"`,
  `export { GatewayClient } from "@pincer/gateway-client"`,
  `export { default } from "ky"`,
  `export { default } from "openai"`,
];

async function run(): Promise<Result> {
  const project = fileURLToPath(new URL("..", import.meta.url));
  const figures: Figure[] = [];
  for (const code of statements) {
    const { atOnce, onDemand } = await measureBundle(code, project);
    const subject = `\`${code}\``;
    figures.push({ subject, measure: "at once", unit: "bytes", value: spreadOf([atOnce]) });
    if (onDemand > 0) figures.push({ subject, measure: "on demand", unit: "bytes", value: spreadOf([onDemand]) });
  }
  return {
    comparisons: [],
    figures,
    remarks: ["The budgets are in `.config/package-check`, whose check fails above them."],
  };
}

/** As the check of the packages measures them, with peers for a yardstick. */
export const benchmark: Benchmark = { title: "Minified browser bundles by import statement, gzip", run };
