import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { onTestFinished, vi } from "vitest";

/** A home folder of its own and an environment without a word of gateways, until the test ends. */
export function configHome(): { readonly path: string; write(name: string, content: unknown): string } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "pincer-config-")));
  vi.stubEnv("HOME", path);
  vi.stubEnv("USERPROFILE", path);
  for (const name of Object.keys(process.env)) {
    if (/^(?:OPENCLAW|CLAWDBOT)_/.test(name)) vi.stubEnv(name, undefined);
  }
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(path, { recursive: true });
  });
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
      return file;
    },
  };
}
