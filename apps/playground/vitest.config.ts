import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      { test: { name: "unit", isolate: false, include: ["src/**/*.test.ts", "server/**/*.test.ts"] } },
      {
        test: {
          name: "browser",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["e2e/support/build-page.ts"],
          // One browser at a time: each file starts its own.
          fileParallelism: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

export default config;
