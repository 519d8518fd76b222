import { fileURLToPath } from "node:url";

import type { PlaygroundStatus } from "../contract/status.ts";
import { type LocalServicesOptions, startLocalServices } from "./local/local-services.ts";
import { TrafficLog } from "./log/traffic-log.ts";
import { loadPage } from "./page/load-page.ts";
import { servePlayground } from "./serve-playground.ts";
import { ClawOpsTargets } from "./targets/clawops-targets.ts";
import { type FoundGateway, findGateway } from "./targets/find-gateway.ts";
import { GatewayTargets } from "./targets/gateway-targets.ts";
import { Targets } from "./targets/targets.ts";

/** What a playground is made from. */
export interface PlaygroundOptions {
  /** Port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Where `CLAWOPS_API_KEY`, `CLAWOPS_ACCOUNT_ID`, `CLAWOPS_BASE_URL` and `PINCER_PLAYGROUND_CLAWOPS` are looked up. @default {} */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Folder of the built page. @default the app's own `dist` */
  readonly pageFolder?: string;
  /** Looks for a real gateway on this machine. @default environment and config files, as the gateway's own tools do */
  readonly findGateway?: () => FoundGateway;
  /** How the local servers behave. @default as a person wants to watch them */
  readonly local?: LocalServicesOptions;
}

/** A running playground. */
export interface Playground {
  readonly url: string;
  status(): PlaygroundStatus;
  /** Ends every connection, stops both local servers and frees the port. */
  close(): Promise<void>;
}

/** Starts both local servers and the playground's own, all on this machine only. */
export async function createPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  const { port = 0, env = {}, findGateway: find = findGateway } = options;
  const page = await loadPage(options.pageFolder ?? fileURLToPath(new URL("../dist", import.meta.url)));
  const found = find();
  const log = new TrafficLog();
  const local = await startLocalServices(log, options.local);
  try {
    const targets = new Targets(new ClawOpsTargets(local.clawops, env), new GatewayTargets(local.gateway, found));
    const chosen = env["PINCER_PLAYGROUND_CLAWOPS"];
    if (chosen === "real") targets.apply({ clawops: { target: "real" } });
    else if (chosen !== undefined && chosen !== "" && chosen !== "local") {
      throw new Error(`PINCER_PLAYGROUND_CLAWOPS must be "local" or "real", not ${JSON.stringify(chosen)}.`);
    }
    const served = await servePlayground({ page, targets, log, port });
    return {
      url: served.url,
      status: () => targets.status(),
      async close() {
        await Promise.all([served.close(), local.close()]);
      },
    };
  } catch (error) {
    await local.close();
    throw error;
  }
}
