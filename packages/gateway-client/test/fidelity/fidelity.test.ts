import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { belowFloor, pageFile, readFloor, sharesOf } from "./floor.ts";
import { measureClient } from "./measure-client.ts";
import { measureGateway } from "./measure-gateway.ts";
import { loadRecordings } from "./recording.ts";

test("what is as recorded of real gateways has not sunk", { timeout: 120_000 }, async () => {
  const recordings = loadRecordings();
  expect(recordings.length).toBeGreaterThan(480);
  const gateway = await measureGateway(recordings);
  const client = await measureClient(recordings);
  const floor = readFloor();
  expect(Object.keys(floor).length).toBeGreaterThan(30);
  expect(belowFloor(sharesOf(gateway, client), floor)).toEqual([]);
});

test("the page names every group of recordings that there is", () => {
  const page = readFileSync(pageFile, "utf8");
  for (const { group } of loadRecordings()) expect(page).toMatch(new RegExp(`^\\| ${group} +\\|`, "m"));
});

test("a share that sinks is told, and one within the tolerance is not", () => {
  expect(belowFloor({ "gateway agent v3": 0.8 }, { "gateway agent v3": 0.9 })).toHaveLength(1);
  expect(belowFloor({ "gateway agent v3": 0.88 }, { "gateway agent v3": 0.9 })).toEqual([]);
  expect(belowFloor({}, { "client chat v4": 1 })).toEqual(["client chat v4: nothing is below 1"]);
});
