import { defineConfig } from "vitest/config";

// `*.test-d.ts` are checked by the compiler (`npm run types`).
export default defineConfig({
  test: {
    // Files share their workers: starting one for each cost more than most files do. Every test puts back what it changes.
    isolate: false,
    include: ["src/**/*.test.ts"],
  },
});
