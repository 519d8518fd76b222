import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";

import { build } from "esbuild";
import { expect, test } from "vitest";

/** The builder as a bundle for a page: a module for a bundler's user, or one script with a global `voiceml`. */
async function bundle(format: "esm" | "iife"): Promise<{ code: string; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL("index.ts", import.meta.url))],
    bundle: true,
    minify: true,
    format,
    globalName: "voiceml",
    platform: "browser",
    target: "es2023",
    metafile: true,
    write: false,
  });
  return { code: outputFiles.map(({ text }) => text).join(""), inputs: Object.keys(metafile.inputs) };
}

const [module, script] = await Promise.all([bundle("esm"), bundle("iife")]);

test("of the rest of the package, the builder carries the error class alone", () => {
  const inputs = module.inputs.filter((path) => !/(?:^|\/)voiceml\/|\/shared\/dist\//.test(path));
  expect(inputs).toEqual([expect.stringMatching(/src\/errors\/claw-ops-error\.ts$/)]);
});

test("a page gets at most 4 kB of it, compressed", () => {
  expect(gzipSync(module.code, { level: 9 }).byteLength).toBeLessThanOrEqual(4_000);
});

test("it runs where there is nothing but the language and URL", () => {
  const program = `${script.code}
    const { VoiceResponse } = voiceml;
    String(new VoiceResponse().play(new URL("https://example.com/a&b")).connect((c) => c.stream({ url: "wss://example.com" })))`;
  expect(runInNewContext(program, { URL })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><Response><Play>https://example.com/a&amp;b</Play>' +
      '<Connect><Stream url="wss://example.com"/></Connect></Response>',
  );
});

test("a URL of another realm is a URL", () => {
  class URL {
    readonly href = "https://example.com/";
    get [Symbol.toStringTag](): string {
      return "URL";
    }
    toString(): string {
      return this.href;
    }
  }
  const program = `${script.code}; String(new voiceml.VoiceResponse().redirect(url).record({ action: url }))`;
  expect(runInNewContext(program, { url: new URL() })).toContain(
    '<Redirect>https://example.com/</Redirect><Record action="https://example.com/"/>',
  );
});
