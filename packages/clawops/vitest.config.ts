import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // A process for each file costs more than most files do.
    pool: "threads",
    // No test waits for time to pass; this is for busy machines.
    testTimeout: 60_000,
    include: ["src/**/*.test.ts", "codegen/**/*.test.ts", "e2e/**/*.test.ts"],
    typecheck: { enabled: true, include: ["src/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
  },
});
