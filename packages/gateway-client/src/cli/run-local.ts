import { describeThrown } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import { createLocalGateway, type LocalGateway, type LoggedFrame } from "../testing/index.ts";
import { environmentLines } from "./environment-lines.ts";
import type { LocalCommand } from "./local-command.ts";
import { makeReply } from "./make-reply.ts";
import { RequestLog } from "./request-log.ts";

/** A gateway that was started, or the exit code and the words of why not. */
export type LocalRun = { readonly gateway: LocalGateway } | { readonly exitCode: 1 | 2; readonly problem: string };

/** Where lines go. */
export interface Output {
  /** What a program may read. */
  readonly print: (line: string) => void;
  /** What a person reads. */
  readonly say: (line: string) => void;
}

/** Starts the gateway, says where it is, and from then on prints what passes. */
export async function runLocal(command: LocalCommand, output: Output): Promise<LocalRun> {
  const { port, protocol, secret, tickIntervalMs, allowedOrigins } = command;
  let gateway: LocalGateway;
  try {
    gateway = createLocalGateway({
      [secret.mode]: secret.value,
      protocol,
      reply: makeReply(command),
      allowedOrigins,
      onFrame: printerOf(command, output),
      ...(tickIntervalMs === undefined ? {} : { tickIntervalMs }),
    });
    for (const { fault, times } of command.faults) gateway.fail(fault, { times });
  } catch (thrown) {
    return { exitCode: 2, problem: describeThrown(thrown).replace(/^.*createLocalGateway: |^GatewayError: /, "") };
  }
  try {
    const { url } = await gateway.listen({ port });
    if (command.log === "frames") output.print(JSON.stringify({ listening: url, protocol, at: Date.now() }));
    output.say(`Gateway, simulated, protocol ${protocol}, on ${url} (Ctrl+C ends it)`);
    output.say(`\n${environmentLines(url, secret)}\n`);
    return { gateway };
  } catch (thrown) {
    return { exitCode: 1, problem: portProblem(port, thrown) };
  }
}

function printerOf({ log }: LocalCommand, { print }: Output): ((frame: LoggedFrame) => void) | undefined {
  if (log === "off") return undefined;
  if (log === "frames") return (frame) => print(JSON.stringify(frame));
  const requests = new RequestLog();
  return (frame) => {
    const line = requests.line(frame);
    if (line !== undefined) print(line);
  };
}

function portProblem(port: number, thrown: unknown): string {
  const cause: unknown = thrown instanceof GatewayError ? thrown.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  const advice = "Take another with --port, or --port 0 for any that is free.";
  if (code === "EADDRINUSE") return `port ${port} is in use (perhaps by a real gateway). ${advice}`;
  if (code === "EACCES") return `port ${port} is not allowed to you. ${advice}`;
  return describeThrown(thrown);
}
