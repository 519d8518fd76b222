import { fork } from "node:child_process";
import { once } from "node:events";

import { ClawOps } from "@pincer/clawops";
import ky from "ky";
import OpenAI from "openai";

import type { Benchmark } from "../benchmarks.ts";
import type { Comparison, Figure, Result } from "../measure/result.ts";
import { interleave, pick, type Rounds } from "../measure/rounds.ts";
import { type Load, runMany } from "../measure/run-many.ts";
import { ratioOf, spreadOf } from "../measure/spread.ts";

const CALLS = 2_000;
const CONCURRENCY = 64;
const ROUNDS = 21;
const WARM_UP = 4;

const OURS = "clawops";
const OURS_GLOBAL = "clawops, global fetch";

const cpu = (load: Load): number => load.cpuMicroseconds;
const speed = (load: Load): number => load.perSecond;

async function run(): Promise<Result> {
  const server = fork(new URL("answering-server.ts", import.meta.url));
  try {
    const [port] = (await once(server, "message")) as [number];
    const subjects = Object.entries(subjectsFor(`http://127.0.0.1:${port}`));
    const runs = subjects.map(([name, once]) => [name, () => runMany(once, CALLS, CONCURRENCY)] as const);
    const rounds = await interleave(Object.fromEntries(runs), { rounds: ROUNDS, warmUp: WARM_UP });
    return { comparisons: comparisonsOf(rounds), figures: figuresOf(rounds), remarks };
  } finally {
    server.kill();
  }
}

/** One GET of a small JSON each, with the same retries (2) and time limit (600 s). */
function subjectsFor(origin: string): Record<string, () => Promise<unknown>> {
  const settings = { apiKey: "sk_bench", accountId: "AC1", baseURL: origin };
  const client = new ClawOps(settings);
  const globalClient = new ClawOps({ ...settings, timeout: { connect: Number.POSITIVE_INFINITY } });
  const headers = { accept: "application/json", authorization: "Bearer sk_bench" };
  const api = ky.create({ retry: { limit: 2 }, timeout: 600_000, headers });
  const url = `${origin}/v1/accounts/AC1/calls/CA1`;
  const openai = new OpenAI({ apiKey: "sk_bench", baseURL: origin, maxRetries: 2, timeout: 600_000 });
  return {
    [OURS]: () => client.calls.get("CA1"),
    [OURS_GLOBAL]: () => globalClient.calls.get("CA1"),
    ky: () => api.get(url).json(),
    openai: () => openai.models.retrieve("CA1"),
    fetch: async () => (await fetch(url, { headers })).json(),
  };
}

function comparisonsOf(rounds: Rounds<Load>): Comparison[] {
  return [OURS, OURS_GLOBAL].flatMap((ours): Comparison[] => {
    const ratio = (peer: string, measure: (load: Load) => number): Pick<Comparison, "value" | "unit"> => ({
      value: ratioOf(pick(rounds, ours, measure), pick(rounds, peer, measure)),
      unit: "x",
    });
    return [
      { what: `CPU per call, ${ours} / ky`, ...ratio("ky", cpu), target: { atMost: 1.15 } },
      { what: `CPU per call, ${ours} / openai`, ...ratio("openai", cpu), target: { atMost: 0.95 } },
      { what: `calls per second, ${ours} / ky`, ...ratio("ky", speed), target: { atLeast: 0.9 } },
    ];
  });
}

function figuresOf(rounds: Rounds<Load>): Figure[] {
  return [...rounds.keys()].flatMap((subject): Figure[] => [
    { subject, measure: "CPU per call", unit: "µs", value: spreadOf(pick(rounds, subject, cpu)) },
    { subject, measure: "calls per second", unit: "/s", value: spreadOf(pick(rounds, subject, speed)) },
  ]);
}

const remarks = [
  "`clawops` has its default settings, and so goes through the `fetch` of the installed peer `undici`; `clawops, global fetch` " +
    "is without that (`timeout: { connect: Infinity }`, or no `undici`). ky, openai and the bare `fetch` use the global one.",
];

/** Against a server on loopback in another process, so that only the client's own work is counted. */
export const benchmark: Benchmark = {
  title: `One GET of a small JSON on loopback, ${CONCURRENCY} at a time, ${CALLS} per round`,
  run,
};
