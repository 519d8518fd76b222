import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";

import { atProcessEnd } from "./at-process-end.ts";
import { checkNodeVersion } from "./check-node-version.ts";
import type { GatewayCommandLine } from "./command-line.ts";
import { freePort } from "./free-port.ts";
import type { GatewaySettings } from "./gateway-config.ts";
import { type GatewayFolder, makeGatewayFolder } from "./gateway-folder.ts";
import { GatewayProcess } from "./gateway-process.ts";
import type { Generation } from "./generation.ts";
import { installGateway } from "./install-gateway.ts";
import { LogTail } from "./log-tail.ts";
import { waitUntilReady } from "./wait-until-ready.ts";

/** What a gateway is started with. */
export interface StartGatewayOptions extends GatewaySettings {
  readonly generation: Generation;
  /** Base URL of the OpenAI-compatible server that it asks. */
  readonly modelUrl: string;
  /** Everything that it prints is appended here, without its token. @default nowhere but in `logTail()` */
  readonly logFile?: string | undefined;
}

/** Installs the gateway if needed, starts one in a fresh folder on a free loopback port and waits until it is ready. */
export async function startGateway(options: StartGatewayOptions): Promise<RealGateway> {
  checkNodeVersion();
  const { generation, logFile } = options;
  const entry = await installGateway(generation);
  const port = await freePort();
  const folder = await makeGatewayFolder({ ...options, port });
  const scheme = options.tls === true ? "wss" : "ws";
  const gateway = new RealGateway({ generation, entry, port, scheme, folder, logFile });
  try {
    await gateway.resume();
    return gateway;
  } catch (error) {
    await gateway.stop();
    throw error;
  }
}

/** A real gateway of the suite's own. */
export class RealGateway {
  readonly url: string;
  readonly #generation: Generation;
  readonly #entry: string;
  readonly #folder: GatewayFolder;
  readonly #log: LogTail;
  readonly #forget: () => void;
  #process: GatewayProcess | undefined;

  constructor(given: {
    generation: Generation;
    entry: string;
    port: number;
    scheme: "ws" | "wss";
    folder: GatewayFolder;
    logFile: string | undefined;
  }) {
    this.url = `${given.scheme}://127.0.0.1:${given.port}`;
    this.#generation = given.generation;
    this.#entry = given.entry;
    this.#folder = given.folder;
    this.#log = new LogTail({ file: given.logFile, label: `${given.port} `, secrets: [given.folder.secret] });
    this.#forget = atProcessEnd(() => {
      this.#process?.killNow();
      rmSync(this.#folder.path, { recursive: true, force: true, maxRetries: 10 });
    });
  }

  /** Its token, or in password mode its password. */
  get token(): string {
    return this.#folder.secret;
  }

  /** How its own command line is run. */
  get commandLine(): GatewayCommandLine {
    return { entry: this.#entry, cwd: this.#folder.path, env: this.#folder.env };
  }

  /** Its configuration file. */
  get configFile(): string {
    return join(this.#folder.path, this.#generation.configFile);
  }

  /** The process's id, `undefined` while it is halted. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** The end of what it printed, without its token. */
  logTail(): string {
    return this.#log.text();
  }

  /** Ends the process; its port, token and sessions stay for {@link resume}. */
  async halt(): Promise<void> {
    await this.#process?.stop();
    this.#process = undefined;
  }

  /** Ends the process without a farewell, as a crash does. Its port, token and sessions stay. */
  async kill(): Promise<void> {
    this.#process?.killNow();
    await this.#process?.ended;
    this.#process = undefined;
  }

  /** Starts the process (again) and waits until it is ready. */
  async resume(): Promise<void> {
    if (this.#process !== undefined) throw new Error("This gateway is running already.");
    const { path: cwd, env } = this.#folder;
    const { staleLock } = this.#generation;
    if (staleLock !== undefined) await rm(join(cwd, staleLock), { force: true });
    this.#process = await GatewayProcess.start({ entry: this.#entry, cwd, env, log: this.#log });
    await waitUntilReady(this.#process, this.#log, this.#generation.ready);
  }

  /** Ends the process for good and removes its folder. */
  async stop(): Promise<void> {
    await this.halt();
    await rm(this.#folder.path, { recursive: true, force: true, maxRetries: 10 });
    this.#forget();
  }
}
