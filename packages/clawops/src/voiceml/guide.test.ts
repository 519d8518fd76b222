import { expect, test } from "vitest";

import { guideSamples, runSample } from "../../test/guide-samples.ts";

test.each(guideSamples("clawops/voiceml.md"))(
  "the guide's $name prints what the guide says",
  async ({ code, output }) => {
    expect(await runSample(code, "@pincer/clawops/voiceml", new URL("index.ts", import.meta.url))).toBe(output);
  },
);
