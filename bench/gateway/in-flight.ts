import type { Benchmark } from "../benchmarks.ts";
import { heapNow } from "../measure/heap.ts";
import type { Figure, Result } from "../measure/result.ts";
import { spreadOf } from "../measure/spread.ts";
import { openBare, openOfficial, openOurs, type Subject } from "./clients.ts";
import { withGateway } from "./with-gateway.ts";

const REQUESTS = 10_000;
const ROUNDS = 5;
/** What fits into a reply's buffer of the platform would be counted as a request's. */
const WARM_UP = 1_000;

const clients = { ours: openOurs, official: openOfficial, "bare ws": openBare };

function run(): Promise<Result> {
  return withGateway(async (url) => {
    const heap = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, open] of Object.entries(clients)) {
        const subject = await open(url);
        await hold(subject, WARM_UP);
        heap.set(name, [...(heap.get(name) ?? []), await hold(subject, REQUESTS)]);
        await subject.close();
      }
    }
    const figures = [...heap].map(([subject, values]): Figure => ({
      subject,
      measure: "heap per request",
      unit: "bytes",
      value: spreadOf(values),
    }));
    const ours = spreadOf(heap.get("ours") ?? []);
    return {
      comparisons: [{ what: "heap per request in flight", value: ours, unit: "bytes", target: { atMost: 2_000 } }],
      figures,
      remarks: ["The promise that each request gives, and what waits for all of them, is counted as the client's."],
    };
  });
}

/** Leaves requests without an answer, looks at the heap, and lets them all settle. Gives the bytes of each. */
async function hold({ request }: Subject, count: number): Promise<number> {
  const before = heapNow();
  const held = Array.from({ length: count }, () => request("bench.hold"));
  await request(); // its answer comes after all of them were read
  const bytes = (heapNow() - before) / count;
  await request("bench.release");
  const answers = await Promise.all(held);
  if (answers.some((answer) => answer === undefined)) throw new Error("a request was not answered");
  return bytes;
}

/** Every one of them must settle. */
export const benchmark: Benchmark = {
  title: `${REQUESTS.toLocaleString("en")} requests in flight, all answered at the end`,
  run,
};
