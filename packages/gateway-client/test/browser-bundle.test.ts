import { build } from "esbuild";
import { expect, test } from "vitest";

test("the browser entry needs neither Node nor ws", async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [new URL("../src/index.browser.ts", import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    write: false,
    metafile: true,
  });
  const inputs = Object.keys(metafile.inputs).join("\n");
  expect(inputs).not.toMatch(/isomorphic-ws|node_modules\/ws\/|\/node\/|\/testing\//);
  const text = outputFiles[0]?.text ?? "";
  expect(text).not.toMatch(/["']node:/);
});
