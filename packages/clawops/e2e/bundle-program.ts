import { build } from "esbuild";

/** A program as one ES module, bundled for what is not Node: an import of a Node module would fail here. */
export async function bundleProgram(contents: string, conditions: readonly string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    format: "esm",
    platform: "browser",
    conditions: [...conditions],
    target: "es2023",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
