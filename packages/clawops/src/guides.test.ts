import { readdirSync } from "node:fs";

import { expect, test } from "vitest";

import { guideSamples } from "../../../.config/guides/guide-samples.ts";
import { runGuide } from "../../../.config/guides/run-guide.ts";

const folder = new URL("../../../docs/clawops/", import.meta.url);
const guides = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ name, samples: guideSamples(`clawops/${name}`) }));

test.each(guides.filter(({ samples }) => samples.length > 0))(
  "the samples of $name print what the guide says",
  { timeout: 60_000 },
  async ({ samples }) => {
    const printed = await runGuide(samples, new URL("../package.json", import.meta.url));
    expect(samples.map(({ name }, index) => [name, printed[index]])).toEqual(
      samples.map(({ name, output }) => [name, output]),
    );
  },
);
