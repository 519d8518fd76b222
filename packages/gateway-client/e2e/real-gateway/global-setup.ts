import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

import type { TestProject } from "vitest/node";

import { cacheDir } from "./cache-dir.ts";
import { checkNodeVersion } from "./check-node-version.ts";
import { type GenerationName, isGenerationName } from "./generation.ts";
import { generations } from "./generations.ts";
import { LogTail } from "./log-tail.ts";
import { startModelServer } from "./model-server.ts";
import type { SharedGateway } from "./provided.ts";
import { startGateway } from "./start-gateway.ts";

/**
 * Before the suite: installs the gateways if needed, starts the model server and one gateway of each generation that is to be
 * tested, all at once; after it: stops them.
 *
 * - `PINCER_E2E_LOG_FILE`: where they print to; default `real-gateway.log` in the cache folder.
 * - `PINCER_E2E_MODEL_URL`: a model server of your own for the gateways; it must follow the markers of `modelBehaviour`.
 * - `PINCER_E2E_OPENCLAW_URL` with `PINCER_E2E_OPENCLAW_TOKEN`, the same with `CLAWDBOT`: a shared gateway of your own. The
 *   suite writes sessions there, and its model must follow the markers too. Tests of its command line fail.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  checkNodeVersion();
  const names = project.vitest.projects.map(({ name }) => name).filter(isGenerationName);
  const logFile = await emptyLogFile();
  const running: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((stop) => stop()));
  };
  try {
    let modelUrl = process.env["PINCER_E2E_MODEL_URL"];
    if (!modelUrl) {
      const log = new LogTail({ file: logFile });
      const model = await startModelServer({ log: (line) => log.write(`${line}\n`) });
      running.push(() => model.close());
      modelUrl = model.baseUrl;
    }
    const starts = names.map(async (name): Promise<[GenerationName, SharedGateway]> => {
      const given = gatewayOfTheEnvironment(name);
      if (given !== undefined) return [name, given];
      const gateway = await startGateway({ generation: generations[name], modelUrl, logFile });
      running.push(() => gateway.stop());
      const { url, token, commandLine } = gateway;
      return [name, { url, token, commandLine }];
    });
    await Promise.allSettled(starts); // so that one that failed leaves none behind that starts yet
    project.provide("sharedGateways", Object.fromEntries(await Promise.all(starts)));
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

function gatewayOfTheEnvironment(name: GenerationName): SharedGateway | undefined {
  const prefix = `PINCER_E2E_${name.toUpperCase()}`;
  const url = process.env[`${prefix}_URL`];
  const token = process.env[`${prefix}_TOKEN`];
  if (!url && !token) return undefined;
  if (url && token) return { url, token };
  throw new Error(`${prefix}_URL and ${prefix}_TOKEN go together: set both or neither.`);
}
