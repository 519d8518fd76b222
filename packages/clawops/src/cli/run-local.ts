import { describeThrown } from "@pincer/shared/internal";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { createLocalClawOps, type LocalClawOps } from "../testing/index.ts";
import { deliveryLine } from "./delivery-line.ts";
import { environmentLines } from "./environment-lines.ts";
import type { LocalCommand } from "./read-arguments.ts";
import { requestLine } from "./request-line.ts";

/** A server that was started, or the exit code and the words of why not. */
export type LocalRun = { readonly api: LocalClawOps } | { readonly exitCode: 1 | 2; readonly problem: string };

/** Starts the server, says where it is, and prints a line per request and per webhook that was not taken. */
export async function runLocal(
  { port, options, isDefaultKey }: LocalCommand,
  print: (line: string) => void,
): Promise<LocalRun> {
  let api: LocalClawOps;
  try {
    api = createLocalClawOps({
      ...options,
      onServed: (request) => print(requestLine(request)),
      onDelivery(delivery) {
        const line = deliveryLine(delivery);
        if (line !== undefined) print(line);
      },
    });
  } catch (thrown) {
    return { exitCode: 2, problem: describeThrown(thrown).replace(/^.*createLocalClawOps: /, "") };
  }
  try {
    const { url } = await api.listen({ port });
    const { accountId, apiKey } = options;
    print(`ClawOps, simulated, on ${url} (Ctrl+C ends it)`);
    print(`\n${environmentLines({ url, accountId, apiKey: isDefaultKey ? apiKey : undefined })}\n`);
    return { api };
  } catch (thrown) {
    return { exitCode: 1, problem: portProblem(port, thrown) };
  }
}

function portProblem(port: number, thrown: unknown): string {
  const cause: unknown = thrown instanceof ClawOpsError ? thrown.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  const advice = "Take another with --port, or --port 0 for any that is free.";
  if (code === "EADDRINUSE") return `port ${port} is in use. ${advice}`;
  if (code === "EACCES") return `port ${port} is not allowed to you. ${advice}`;
  return describeThrown(thrown);
}
