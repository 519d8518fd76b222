import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { cacheDir } from "./cache-dir.ts";
import { type GatewaySettings, gatewayConfig } from "./gateway-config.ts";
import type { Generation } from "./generation.ts";

/** A fresh home for one gateway, in the system's temporary folder. */
export interface GatewayFolder {
  readonly path: string;
  /** The gateway's token, or its password. */
  readonly secret: string;
  /** The gateway's whole environment: nothing of the user's own settings, keys or folders gets in. */
  readonly env: Record<string, string>;
}

/** What a folder is made from. */
export interface FolderOptions extends GatewaySettings {
  readonly generation: Generation;
  readonly port: number;
  readonly modelUrl: string;
}

/** Makes the folder with its configuration (readable by its owner only) and a random secret. */
export async function makeGatewayFolder(options: FolderOptions): Promise<GatewayFolder> {
  const { generation, port } = options;
  const path = await mkdtemp(join(tmpdir(), "pincer-gateway-"));
  const secret = randomBytes(24).toString("base64url");
  const config = join(path, generation.configFile);
  await mkdir(join(path, "tmp"));
  await mkdir(dirname(config), { recursive: true, mode: 0o700 });
  await writeFile(config, JSON.stringify(gatewayConfig({ ...options, path, secret }), null, 2), { mode: 0o600 });
  const env: Record<string, string> = {
    HOME: path,
    TMPDIR: join(path, "tmp"),
    NODE_COMPILE_CACHE: join(cacheDir(), "compiled"), // halves the time of a second start
    NO_COLOR: "1",
    ...generation.environment({ home: path, port }),
  };
  for (const name of ["PATH", "LANG", "LC_ALL", "TZ"]) {
    const value = process.env[name];
    if (value !== undefined) env[name] = value;
  }
  return { path, secret, env };
}
