import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Files share their workers: starting one for each cost more than most files do. Every test puts back what it changes.
    isolate: false,
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
  },
});
