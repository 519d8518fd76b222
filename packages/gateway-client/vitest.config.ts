import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    setupFiles: ["test/official/check-frames.ts"],
    include: ["src/**/*.test.ts", "test/**/*.test.ts", "codegen/**/*.test.ts"],
    typecheck: { enabled: true, include: ["src/**/*.test-d.ts"], tsconfig: "./tsconfig.json" },
  },
});
