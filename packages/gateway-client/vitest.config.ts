import { defineConfig } from "vitest/config";

import { chromium } from "./test/chromium/project.ts";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          // Files share their workers: starting one for each cost more than most files do. Every test puts back what it changes.
          isolate: false,
          // No test waits for time to pass; this is for busy machines.
          testTimeout: 60_000,
          setupFiles: ["test/official/check-frames.ts"],
          include: ["src/**/*.test.ts", "test/**/*.test.ts", "codegen/**/*.test.ts"],
        },
      },
      chromium,
    ],
  },
});
