/**
 * `npm run fidelity`: plays the recordings of real gateways on the local gateway and to the client, and writes
 * `docs/gateway/fidelity.md`. Refuses to write shares that sank; where that is meant, lower `floor.json` by hand first and say
 * why in the commit. With a pattern as argument it plays what fits and tells the differences instead.
 */
import { mkdirSync, writeFileSync } from "node:fs";

import { belowFloor, floorFile, pageFile, readFloor, sharesOf } from "./floor.ts";
import { measureClient } from "./measure-client.ts";
import { measureGateway } from "./measure-gateway.ts";
import { loadRecordings } from "./recording.ts";
import { writeReport } from "./write-report.ts";

const [pattern] = process.argv.slice(2);
const all = loadRecordings();
const recordings = pattern === undefined ? all : all.filter(({ name }) => new RegExp(pattern).test(name));
const gateway = await measureGateway(recordings);
const client = await measureClient(recordings);
if (pattern === undefined) {
  const shares = sharesOf(gateway, client);
  const sunk = belowFloor(shares, readFloor());
  for (const [group, share] of Object.entries(shares))
    console.log(`${(share * 100).toFixed(1).padStart(6)} %  ${group}`);
  if (sunk.length > 0) {
    console.error(sunk.join("\n"));
    process.exitCode = 1;
  } else {
    mkdirSync(new URL(".", pageFile), { recursive: true });
    writeFileSync(pageFile, writeReport(all, gateway, client));
    writeFileSync(floorFile, `${JSON.stringify(shares, undefined, 2)}\n`);
  }
} else {
  for (const { recording, compared, matched, differences } of gateway) {
    console.log(`${recording.name}.v${recording.protocol}: gateway ${matched} of ${compared}`);
    for (const { frame, path, expected, actual } of differences)
      console.log(`    ${frame} | ${path} | ${expected} | ${actual}`);
  }
  for (const { recording, checks } of client) {
    for (const { name, problem } of checks) {
      if (problem !== undefined) console.log(`${recording.name}.v${recording.protocol}: client ${name}: ${problem}`);
    }
  }
}
