import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

import { describeThrown } from "@pincer/shared/internal";

import type { LocalGateway } from "../testing/index.ts";
import { readFault } from "./read-fault.ts";

const help = "commands: fail <fault>, disconnect [code], restart [milliseconds that it is down]";

/** Does what the lines of a stream ask for, until it ends; says what was done and what was wrong. Gives a function that ends it. */
export function followCommands(input: Readable, gateway: LocalGateway, say: (line: string) => void): () => void {
  const lines = createInterface({ input, terminal: false });
  lines.on("line", (line) => {
    void follow(line.trim(), gateway).then(
      (done) => done !== undefined && say(done),
      (thrown: unknown) => say(`not done: ${describeThrown(thrown).replace(/^GatewayError: /, "")}`),
    );
  });
  return () => {
    lines.close();
    input.destroy();
  };
}

/** What was done; nothing for an empty line. */
async function follow(line: string, gateway: LocalGateway): Promise<string | undefined> {
  if (line === "") return undefined;
  const [, command = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  if (command === "fail") {
    const { fault, times } = readFault(rest);
    gateway.fail(fault, { times });
    return `will fail: ${fault.kind}${times === 1 ? "" : `, ${times === Number.POSITIVE_INFINITY ? "always" : `${times} times`}`}`;
  }
  if (rest !== "" && !/^\d{1,9}$/.test(rest)) return `not done: ${command} takes a number. ${help}`;
  if (command === "disconnect") {
    await gateway.disconnectAll(...(rest === "" ? [] : [Number(rest)]));
    return "disconnected all";
  }
  if (command === "restart") {
    await gateway.restart({ downMs: Number(rest) });
    return "restarted";
  }
  return help;
}
