import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

import type { TestProject } from "vitest/node";

import { cacheDir } from "./cache-dir.ts";
import { checkNodeVersion } from "./check-node-version.ts";
import { LogTail } from "./log-tail.ts";
import { startModelServer } from "./model-server.ts";
import type { SharedGateway } from "./provided.ts";
import { startGateway } from "./start-gateway.ts";

/**
 * Before the suite: installs the gateway if needed, starts the model server and one gateway; after it: stops both.
 *
 * - `PINCER_E2E_LOG_FILE`: where they print to; default `real-gateway.log` in the cache folder.
 * - `PINCER_E2E_MODEL_URL`: a model server of your own for the gateways; it must follow the markers of `modelBehaviour`.
 * - `PINCER_E2E_GATEWAY_URL` with `PINCER_E2E_GATEWAY_TOKEN`: a shared gateway of your own. The suite writes sessions there,
 *   and its model must follow the markers too.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  checkNodeVersion();
  const logFile = await emptyLogFile();
  const running: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of running.splice(0).toReversed()) await stop();
  };
  try {
    let modelUrl = process.env["PINCER_E2E_MODEL_URL"];
    if (!modelUrl) {
      const log = new LogTail({ file: logFile });
      const model = await startModelServer({ log: (line) => log.write(`${line}\n`) });
      running.push(() => model.close());
      modelUrl = model.baseUrl;
    }
    let shared = gatewayOfTheEnvironment();
    if (shared === undefined) {
      const gateway = await startGateway({ modelUrl, logFile });
      running.push(() => gateway.stop());
      shared = { url: gateway.url, token: gateway.token };
    }
    project.provide("sharedGateway", shared);
    project.provide("modelUrl", modelUrl);
    project.provide("logFile", logFile);
  } catch (error) {
    await stopAll();
    throw error;
  }
  return stopAll;
}

async function emptyLogFile(): Promise<string> {
  const file = resolve(process.env["PINCER_E2E_LOG_FILE"] || join(cacheDir(), "real-gateway.log"));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, "", { mode: 0o600 });
  return file;
}

function gatewayOfTheEnvironment(): SharedGateway | undefined {
  const url = process.env["PINCER_E2E_GATEWAY_URL"];
  const token = process.env["PINCER_E2E_GATEWAY_TOKEN"];
  if (!url && !token) return undefined;
  if (url && token) return { url, token };
  throw new Error("PINCER_E2E_GATEWAY_URL and PINCER_E2E_GATEWAY_TOKEN go together: set both or neither.");
}
