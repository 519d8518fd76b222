import { defineConfig } from "vitest/config";

// `*.test-d.ts` are checked by the compiler (`npm run types`).
export default defineConfig({ test: { include: ["src/**/*.test.ts"] } });
