import { setImmediate } from "node:timers/promises";

import { ClawOps } from "@pincer/clawops";

import type { Benchmark } from "../benchmarks.ts";
import { heapNow } from "../measure/heap.ts";
import type { Result } from "../measure/result.ts";
import { spreadOf } from "../measure/spread.ts";
import { callJson } from "./sample-call.ts";

const ROWS = 1_000_000;
const PAGE_SIZE = 100;
/** Between two looks at the heap. */
const STEP = 50_000;
const PEER_ROWS = 200_000;
const MEGABYTE = 1_000_000;

async function run(): Promise<Result> {
  await walk(PEER_ROWS); // warm-up
  await walkBare(PEER_ROWS);
  const bare: number[] = [];
  for (let round = 0; round < 3; round += 1) bare.push(await walkBare(PEER_ROWS));
  const heap = { start: heapNow(), most: 0 };
  const perSecond = await walk(ROWS, () => (heap.most = Math.max(heap.most, heapNow())));
  const growth = Math.max(0, heap.most - heap.start) / MEGABYTE;
  return {
    comparisons: [{ what: "heap growth", value: spreadOf([growth]), unit: "MB", target: { atMost: 20 } }],
    figures: [
      { subject: "clawops", measure: "rows per second", unit: "/s", value: spreadOf([perSecond]) },
      { subject: "fetch + json() in a loop", measure: "rows per second", unit: "/s", value: spreadOf(bare) },
    ],
    remarks: [
      `The heap is looked at after a collection, before and every ${STEP.toLocaleString("en")} rows; the most counts.`,
    ],
  };
}

/** Pages through so many rows with the client; gives rows per second, without the time that `look` takes. */
async function walk(rows: number, look?: () => void): Promise<number> {
  const client = new ClawOps({ apiKey: "sk_bench", accountId: "AC1", baseURL: "http://localhost", fetch: pages(rows) });
  let count = 0;
  let looked = 0;
  const started = performance.now();
  for await (const row of client.calls.list({ pageSize: PAGE_SIZE })) {
    if (row.callId !== `CA${count}`) throw new Error(`row ${count} is ${row.callId}`);
    count += 1;
    if (count % STEP === 0 && look !== undefined) {
      const before = performance.now();
      look();
      looked += performance.now() - before;
    }
  }
  if (count !== rows) throw new Error(`${count} rows instead of ${rows}`);
  return rows / ((performance.now() - started - looked) / 1000);
}

/** The same rows with what the platform has. */
async function walkBare(rows: number): Promise<number> {
  const fetch = pages(rows);
  let count = 0;
  const started = performance.now();
  for (let page = 0; page * PAGE_SIZE < rows; page += 1) {
    const response = await fetch(`http://localhost/v1/accounts/AC1/calls?pageSize=${PAGE_SIZE}&page=${page}`);
    const { data } = (await response.json()) as { data: Array<{ callId: string }> };
    for (const { callId } of data) {
      if (callId !== `CA${count}`) throw new Error(`row ${count} is ${callId}`);
      count += 1;
    }
  }
  return rows / ((performance.now() - started) / 1000);
}

/**
 * A `fetch` that makes the pages of a list as they are asked for. Each takes a turn of the event loop, as an answer from a
 * network does: without one, the platform never gets to forget what was collected.
 */
function pages(total: number): (url: string | URL | Request) => Promise<Response> {
  return async (url) => {
    await setImmediate();
    const page = Number(new URL(url instanceof Request ? url.url : url).searchParams.get("page") ?? 0);
    const first = page * PAGE_SIZE;
    const length = Math.max(0, Math.min(PAGE_SIZE, total - first));
    const rows = Array.from({ length }, (_, index) => callJson(`CA${first + index}`));
    const meta = JSON.stringify({ page, pageSize: PAGE_SIZE, total });
    return new Response(`{"data":[${rows.join(",")}],"meta":${meta}}`, {
      headers: { "content-type": "application/json" },
    });
  };
}

/** Nothing of a page may stay behind once its rows were given. */
export const benchmark: Benchmark = {
  title: `${ROWS.toLocaleString("en")} rows through \`for await\`, ${PAGE_SIZE} a page`,
  run,
};
