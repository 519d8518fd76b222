import { defineConfig, type ViteUserConfig } from "vitest/config";

/** The suite against a real gateway: `npm run test:real-gateway`. */
const config: ViteUserConfig = defineConfig({
  test: {
    name: "real-gateway",
    include: ["e2e/**/*.e2e.test.ts"],
    globalSetup: ["e2e/real-gateway/global-setup.ts"],
    fileParallelism: false,
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    teardownTimeout: 60_000,
  },
});

export default config;
