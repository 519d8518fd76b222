import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import type { Report } from "./report.ts";

/** A program that a package installs: how it is started, and whether what runs at its address answers as it should. */
interface Program {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly answers: (url: string) => Promise<boolean>;
}

const programs: readonly Program[] = [
  {
    name: "clawops",
    env: { CLAWOPS_API_KEY: "sk_check", CLAWOPS_ACCOUNT_ID: "AC_check" },
    async answers(url) {
      const headers = { authorization: "Bearer sk_check" };
      return (await fetch(`${url}/v1/accounts/AC_check/calls`, { headers })).status === 200;
    },
  },
  {
    name: "gateway-client",
    env: { OPENCLAW_GATEWAY_TOKEN: "check-token" },
    async answers(url) {
      const socket = new WebSocket(url);
      const [event] = (await once(socket, "message")) as [MessageEvent<string>];
      socket.close();
      return event.data.includes("connect.challenge");
    },
  },
];

/** The programs that the packages install start a server, answer on it, and end with 0 when they are told to. */
export async function checkPrograms(project: string, report: Report): Promise<void> {
  for (const program of programs) await checkProgram(program, project, report);
}

async function checkProgram({ name, env, answers }: Program, project: string, report: Report): Promise<void> {
  const what = `program: ${name} local`;
  const main = join(project, "node_modules/.bin", name);
  const child = spawn(process.execPath, [main, "local", "--port", "0"], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  try {
    const isRight = await answers(await addressOf(child.stdout));
    child.kill("SIGTERM");
    const [code] = (await ended) as [number | null];
    if (isRight && code === 0) report.pass(what);
    else report.fail(what, `it answered ${isRight ? "right" : "wrong"} and ended with ${String(code)}`);
  } catch (error) {
    report.fail(what, error instanceof Error ? error.message : String(error));
  } finally {
    child.kill("SIGKILL");
  }
}

/** Reads the address that it prints first. */
async function addressOf(output: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of output) {
    text += new TextDecoder().decode(chunk);
    const [url] = /(?:http|ws):\/\/127\.0\.0\.1:\d+(?=\s)/.exec(text) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`it ended without an address: ${text}`);
}
