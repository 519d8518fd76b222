import { defineConfig, type TestProjectInlineConfiguration, type ViteUserConfig } from "vitest/config";

import type { GenerationName } from "./e2e/real-gateway/generation.ts";
import { LongFilesFirst } from "./e2e/real-gateway/long-files-first.ts";

/** The tests of one generation: each file in both, what is different in a table, see `e2e/support/differences.ts`. */
function projectOf(generation: GenerationName): TestProjectInlineConfiguration {
  return {
    extends: true,
    test: { name: generation, include: ["e2e/*.e2e.test.ts"], provide: { generation } },
  };
}

/** The suite against real gateways: `npm run test:real-gateway`. One generation alone: `-- --project clawdbot`. */
const config: ViteUserConfig = defineConfig({
  test: {
    globalSetup: ["e2e/real-gateway/global-setup.ts"],
    maxWorkers: 2,
    sequence: { sequencer: LongFilesFirst },
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
    projects: [
      projectOf("openclaw"),
      projectOf("clawdbot"),
      { test: { name: "model-server", include: ["e2e/real-gateway/*.e2e.test.ts"] } },
    ],
  },
});

export default config;
