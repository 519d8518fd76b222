import { describe, expect, test } from "vitest";

import { startOnPort } from "./start-on-port.ts";

const taken = Object.assign(new Error("listen EADDRINUSE"), { code: "EADDRINUSE" });

/** Port 4747 is taken, all others are free. */
async function start(port: number): Promise<string> {
  if (port === 4747) throw taken;
  return `on ${port}`;
}

describe("the start", () => {
  test("is on the wanted port", async () => {
    expect(await startOnPort({ port: 8080, explicit: true }, start)).toEqual({ value: "on 8080", note: "" });
  });

  test("is on a free port, and says so, where the default is taken", async () => {
    const started = await startOnPort({ port: 4747, explicit: false }, start);
    expect(started).toEqual({ value: "on 0", note: " (port 4747 was taken)" });
  });

  test("fails, and says what to do, where the port that was asked for is taken", async () => {
    await expect(startOnPort({ port: 4747, explicit: true }, start)).rejects.toThrow(
      "Port 4747 (from PORT) is taken. Give another one or unset PORT.",
    );
  });

  test("fails as it does where it fails for another reason", async () => {
    const failure = new Error("no page");
    await expect(startOnPort({ port: 4747, explicit: false }, () => Promise.reject(failure))).rejects.toBe(failure);
  });
});
