import { loadRecordings } from "./recording.ts";
import { measureGateway } from "./measure-gateway.ts";

const only = process.argv[2];
const recordings = loadRecordings().filter(({ name }) => only === undefined || new RegExp(only).test(name));
const measured = await measureGateway(recordings);
const groups = new Map<string, { compared: number; matched: number }>();
for (const { recording, compared, matched, differences } of measured) {
  const key = `${recording.group} v${recording.protocol}`;
  const sum = groups.get(key) ?? { compared: 0, matched: 0 };
  groups.set(key, { compared: sum.compared + compared, matched: sum.matched + matched });
  if (matched < compared && process.argv[3]) {
    console.log(recording.name, recording.protocol, matched, compared);
    for (const d of differences.slice(0, Number(process.argv[3]))) console.log("   ", d.frame, "|", d.path, "|", d.expected.slice(0, 150), "|", d.actual.slice(0, 150));
  }
}
console.table([...groups].map(([key, sum]) => ({ key, ...sum, share: (sum.matched / sum.compared).toFixed(3) })));
