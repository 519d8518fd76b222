/**
 * `npm run fidelity`: measures the local server against the contract and writes `docs/fidelity.md`. Refuses to write numbers that
 * sank; where that is meant, lower `floor.json` by hand first and say why in the commit.
 */
import { writeFileSync } from "node:fs";

import { belowFloor, floorFile, readFloor } from "./floor.ts";
import { runChecks } from "./run-checks.ts";
import { sumOf } from "./sums.ts";
import { writeReport } from "./write-report.ts";

const reports = await runChecks();
const { simulated, passed, operations, checks } = sumOf(reports);
const sunk = belowFloor({ simulated, passed }, readFloor());
console.log(`passed ${passed} of ${checks} checks, ${simulated} of ${operations} operations simulated`);
if (sunk.length > 0) {
  console.error(sunk.join("\n"));
  process.exitCode = 1;
} else {
  writeFileSync(new URL("../../../../docs/fidelity.md", import.meta.url), writeReport(reports));
  writeFileSync(floorFile, `{ "simulated": ${simulated}, "passed": ${passed} }\n`);
}
