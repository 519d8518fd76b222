import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

import type { Report } from "./report.ts";

/** The program that `@pincer/clawops` installs starts a server, answers on it, and ends with 0 when it is told to. */
export async function checkPrograms(project: string, report: Report): Promise<void> {
  const what = "program: clawops local";
  const main = join(project, "node_modules/.bin/clawops");
  const env = { ...process.env, CLAWOPS_API_KEY: "sk_check", CLAWOPS_ACCOUNT_ID: "AC_check" };
  const child = spawn(process.execPath, [main, "local", "--port", "0"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  try {
    const url = await addressOf(child.stdout);
    const headers = { authorization: "Bearer sk_check" };
    const { status } = await fetch(`${url}/v1/accounts/AC_check/calls`, { headers });
    child.kill("SIGTERM");
    const [code] = (await ended) as [number | null];
    if (status === 200 && code === 0) report.pass(what);
    else report.fail(what, `it answered ${status} and ended with ${String(code)}`);
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
    const [url] = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(text) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error(`it ended without an address: ${text}`);
}
