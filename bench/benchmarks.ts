import type { Result } from "./measure/result.ts";

/** A question with figures for an answer. */
export interface Benchmark {
  /** One line for the table. */
  readonly title: string;
  run(): Promise<Result>;
}

/** Every benchmark by the name that `npm run bench -- <name>` takes; loaded only in the process that runs it. */
export const benchmarks: Readonly<Record<string, () => Promise<{ readonly benchmark: Benchmark }>>> = {
  "clawops-request": () => import("./clawops/request.ts"),
  "clawops-import": () => import("./clawops/import-time.ts"),
  "clawops-paging": () => import("./clawops/paging.ts"),
  "clawops-webhook": () => import("./clawops/webhook.ts"),
  "clawops-bundle": () => import("./clawops/bundle-size.ts"),
  "gateway-request": () => import("./gateway/request.ts"),
  "gateway-in-flight": () => import("./gateway/in-flight.ts"),
  "gateway-stream": () => import("./gateway/stream.ts"),
  "gateway-memory": () => import("./gateway/memory.ts"),
};
