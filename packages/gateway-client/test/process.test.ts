import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { expect, test } from "vitest";

import { scriptedGateway } from "./scripted-gateway.ts";

const run = promisify(execFile);
const entry = new URL("../src/index.ts", import.meta.url).href;

async function script(body: string): Promise<string> {
  const code = `import { GatewayClient } from ${JSON.stringify(entry)};\n${body}`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code], { timeout: 20_000 });
  return stdout.trim();
}

test("a process whose connect failed ends by itself", async () => {
  const gateway = await scriptedGateway(() => {});
  await gateway.stop();
  const text = await script(
    `await new GatewayClient({ url: ${JSON.stringify(gateway.url)} }).connect().catch((error) => console.log(error.name));`,
  );
  expect(text).toBe("GatewayConnectionError");
});

test("a process ends after close, and a run that nobody waits for does not bring it down", async () => {
  const gateway = await scriptedGateway(async (connection) => {
    await connection.greet();
    connection.refuse(await connection.next("agent"), { code: "INVALID_REQUEST", message: "no" });
  });
  const text = await script(`
    const gateway = new GatewayClient({ url: ${JSON.stringify(gateway.url)} });
    const run = gateway.agent({ message: "x" });
    try { for await (const event of run) void event; } catch (error) { console.log(error.name); }
    await gateway.close();
    console.log("end");
  `);
  expect(text.split("\n")).toEqual(["GatewayRequestError", "end"]);
});
