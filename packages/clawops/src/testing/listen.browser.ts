import { ClawOpsError } from "../errors/claw-ops-error.ts";
import type { Listen } from "./listening.ts";

/** Says that this runtime has no ports to listen on. */
export const listen: Listen = () => {
  const message =
    "listen() needs Node: this runtime cannot listen on a port. Use the server in process, with new ClawOps({ fetch: api.fetch, baseURL: api.url }).";
  return Promise.reject(new ClawOpsError(message, { kind: "unsupported" }));
};
