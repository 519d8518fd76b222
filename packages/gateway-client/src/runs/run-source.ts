import type { Connection } from "../connection/connection.ts";
import type { RunOptions } from "./run-options.ts";

/** What every run is given by its caller. */
export interface RunParams {
  readonly sessionKey?: string | undefined;
  readonly model?: string | undefined;
}

/** What every run is sent as. */
export interface RunRequest {
  readonly sessionKey?: string;
}

/** The first answer to a run. */
export interface RunAccepted {
  readonly runId: string;
  readonly status?: string;
  readonly sessionKey?: string;
}

/** What a run is driven by. */
export interface RunSource<Params> {
  readonly connection: Connection;
  readonly params: Params;
  readonly options: RunOptions;
  readonly key: string;
}
