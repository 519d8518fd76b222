import { fileURLToPath } from "node:url";

import { playwright } from "@vitest/browser-playwright";
import { defineProject, type UserWorkspaceConfig } from "vitest/config";

import { browserLaunch } from "../../../../.config/browser/launch-browser.ts";
import { leftOutFiles } from "./left-out.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a page has instead of what only Node has; paths are from the package. */
const twins: Readonly<Record<string, string>> = {
  "src/index.ts": "src/index.browser.ts",
  "src/testing/index.ts": "test/chromium/page/local-gateway.ts",
  "test/support/device.ts": "test/chromium/page/device.ts",
  "test/support/manual-clock.ts": "test/chromium/page/manual-clock.ts",
  "test/support/runtime.ts": "test/chromium/page/runtime.ts",
  "test/support/self-signed.ts": "test/chromium/page/node-servers.ts",
  ws: "test/chromium/page/ws.ts",
  "node:events": "test/chromium/page/node-events.ts",
  "node:fs": "test/chromium/page/node-fs.ts",
  "node:http": "test/chromium/page/node-servers.ts",
  "node:net": "test/chromium/page/node-servers.ts",
  "node:timers": "test/chromium/page/node-timers.ts",
  "node:tls": "test/chromium/page/node-servers.ts",
  "node:util": "test/chromium/page/node-util.ts",
};

/** The suite in a real Chromium, with the client's browser build: all files in one page. */
export const chromium: UserWorkspaceConfig = defineProject({
  plugins: [
    {
      name: "page-twins",
      enforce: "pre",
      applyToEnvironment: ({ name }) => name === "client",
      async resolveId(source, importer) {
        if (source in twins) return root + twins[source];
        if (!source.startsWith(".") || importer === undefined) return undefined;
        const { pathname } = new URL(source, `file://${importer.split("?")[0]}`);
        if (!pathname.startsWith(root)) return undefined;
        const twin = twins[pathname.slice(root.length)];
        return twin === undefined ? undefined : root + twin;
      },
      transform(code, id) {
        if (!id.startsWith(root) || !code.includes("import.meta.url")) return undefined;
        // Tests read the files beside them, as in Node.
        const [path] = id.split("?");
        return { code: code.replaceAll("import.meta.url", JSON.stringify(`file://${path}`)), map: null };
      },
    },
  ],
  optimizeDeps: { noDiscovery: true, include: ["fast-check"] },
  test: {
    name: "chromium",
    isolate: false,
    testTimeout: 60_000,
    globalSetup: "test/chromium/global-setup.ts",
    setupFiles: ["test/chromium/page/setup.ts"],
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    exclude: Object.keys(leftOutFiles),
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({ launchOptions: await browserLaunch() }),
      instances: [{ browser: "chromium" }],
      screenshotFailures: false,
      traceView: false,
      ui: false,
    },
  },
});
