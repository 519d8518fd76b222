import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { guideSamples } from "../test/guide-samples.ts";
import { runGuide } from "../test/run-guide.ts";

const folder = new URL("../../../docs/clawops/", import.meta.url);
const guides = readdirSync(folder).filter((name) => name.endsWith(".md"));
const withSamples = guides.filter((name) => readFileSync(new URL(name, folder), "utf8").includes("<!-- sample: "));

test.each(withSamples)("the samples of %s print what the guide says", { timeout: 60_000 }, async (name) => {
  const samples = guideSamples(`clawops/${name}`);
  const printed = await runGuide(samples);
  expect(Object.fromEntries(samples.map((sample, index) => [sample.name, printed[index]]))).toEqual(
    Object.fromEntries(samples.map((sample) => [sample.name, sample.output])),
  );
});
