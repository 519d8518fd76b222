import type { Benchmark } from "../benchmarks.ts";
import { heapNow } from "../measure/heap.ts";
import type { Result } from "../measure/result.ts";
import { runMany } from "../measure/run-many.ts";
import { spreadOf } from "../measure/spread.ts";
import { openOurs } from "./clients.ts";
import { withGateway } from "./with-gateway.ts";

const REQUESTS = 1_000_000;
/** Between two looks at the heap. */
const STEP = 50_000;
const WARM_UP = 50_000;
const CONCURRENCY = 64;
const MEGABYTE = 1_000_000;

function run(): Promise<Result> {
  return withGateway(async (url) => {
    const { request, close } = await openOurs(url);
    await runMany(request, WARM_UP, CONCURRENCY);
    const start = heapNow();
    const heaps: number[] = [];
    const speeds: number[] = [];
    for (let done = 0; done < REQUESTS; done += STEP) {
      speeds.push((await runMany(request, STEP, CONCURRENCY)).perSecond);
      heaps.push(heapNow());
    }
    await close();
    const growth = Math.max(0, Math.max(...heaps) - start) / MEGABYTE;
    return {
      comparisons: [{ what: "heap growth", value: spreadOf([growth]), unit: "MB", target: { atMost: 1 } }],
      figures: [{ subject: "ours", measure: "requests per second", unit: "/s", value: spreadOf(speeds) }],
      remarks: [
        `The heap is looked at after a collection, before and every ${STEP.toLocaleString("en")} requests; the most counts.`,
      ],
    };
  });
}

/** Nothing of a request may stay behind once it was answered. */
export const benchmark: Benchmark = {
  title: `${REQUESTS.toLocaleString("en")} requests over one connection, ${CONCURRENCY} at a time`,
  run,
};
