import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";

test("a program whose calls failed can end by itself", async () => {
  const server = await rawServer((_, response) => json(response, 500, { error: "x" }));
  const program = fileURLToPath(new URL("../../test/failing-program.ts", import.meta.url));
  const child = spawn(process.execPath, [program, server.url], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise<number | null>((resolve) => child.on("exit", resolve));
  expect(await text(child.stdout)).toBe("rejected rejected rejected\n");
  expect(await exited).toBe(0);
});
