import { fileURLToPath } from "node:url";

import { build } from "vite";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the page under test. */
    pageFolder: string;
  }
}

const app: string = fileURLToPath(new URL("../..", import.meta.url));

/** Builds the page from its present source, as `npm run build` does: what is tested is what is served. */
export default async function buildPage(project: TestProject): Promise<void> {
  const { env } = process;
  const before = env["NODE_ENV"];
  // Under "test", which stands there now, React's development build would go into the page.
  env["NODE_ENV"] = "production";
  try {
    await build({ root: app, configFile: `${app}vite.config.ts`, logLevel: "error" });
  } finally {
    if (before === undefined) delete env["NODE_ENV"];
    else env["NODE_ENV"] = before;
  }
  project.provide("pageFolder", `${app}dist`);
}
