import { defineConfig } from "tsup";

type Config = ReturnType<typeof defineConfig>;

/** Build settings of every published package: ES modules, declarations, source maps; dependencies stay outside. */
export function packageBuild(entry: Record<string, string>, external: string[] = []): Config {
  return defineConfig({
    entry,
    format: ["esm"],
    target: "es2023",
    platform: "neutral",
    dts: true,
    sourcemap: true,
    clean: true,
    splitting: true,
    treeshake: false,
    external: [/^node:/, ...external],
  });
}
