import { GatewayClient } from "@pincer/gateway-client";

import type { Benchmark } from "../benchmarks.ts";
import { heapNow } from "../measure/heap.ts";
import type { Result } from "../measure/result.ts";
import { ratioOf, spreadOf } from "../measure/spread.ts";
import { withGateway } from "./with-gateway.ts";

const PIECES = 100_000;
/** A tenth of them, to compare the time of one. */
const FEWER = 10_000;
const ROUNDS = 5;
const MEGABYTE = 1_000_000;

function run(): Promise<Result> {
  return withGateway(async (url) => {
    const gateway = new GatewayClient({ url, token: "bench-token" });
    await gateway.connect();
    await stream(gateway, FEWER);
    const many: number[] = [];
    const few: number[] = [];
    const growths: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      few.push((await stream(gateway, FEWER)).microseconds);
      const { microseconds, growth } = await stream(gateway, PIECES);
      many.push(microseconds);
      growths.push(growth);
    }
    await gateway.close();
    return {
      comparisons: [
        {
          what: `time of a piece, ${PIECES.toLocaleString("en")} / ${FEWER.toLocaleString("en")} of them`,
          value: ratioOf(many, few),
          unit: "x",
          target: { atMost: 1.2 },
        },
        { what: "heap growth while they come", value: spreadOf(growths), unit: "MB", target: { atMost: 5 } },
      ],
      figures: [
        {
          subject: "ours",
          measure: `time of a piece of ${PIECES.toLocaleString("en")}`,
          unit: "µs",
          value: spreadOf(many),
        },
        {
          subject: "ours",
          measure: `time of a piece of ${FEWER.toLocaleString("en")}`,
          unit: "µs",
          value: spreadOf(few),
        },
      ],
      remarks: [
        "Each frame repeats its message so far, as the gateway sends them; a message has 100 pieces. The heap is looked at after a " +
          "collection, at the start and after every tenth of the pieces; the most counts.",
      ],
    };
  });
}

/** Reads a run of so many pieces to its end. Gives the time of each, without that of looking at the heap. */
async function stream(gateway: GatewayClient, pieces: number): Promise<{ microseconds: number; growth: number }> {
  const start = heapNow();
  let most = start;
  let looked = 0;
  let count = 0;
  const begun = performance.now();
  const run = gateway.agent({ message: String(pieces) });
  for await (const text of run.textStream) {
    if (text === "") throw new Error("an empty piece");
    count += 1;
    if (count % (pieces / 10) !== 0) continue;
    const before = performance.now();
    most = Math.max(most, heapNow());
    looked += performance.now() - before;
  }
  await run;
  const microseconds = ((performance.now() - begun - looked) * 1000) / pieces;
  return { microseconds, growth: (most - start) / MEGABYTE };
}

/** Linear in time, flat in memory. */
export const benchmark: Benchmark = {
  title: `The reply of one run in ${PIECES.toLocaleString("en")} pieces, read as they come`,
  run,
};
