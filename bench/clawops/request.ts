import { fork } from "node:child_process";
import { once } from "node:events";

import { ClawOps } from "@pincer/clawops";
import ky from "ky";
import OpenAI from "openai";
import { Agent, fetch as undici } from "undici";

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
/** The same with a limit for making connections, which needs undici's `fetch`: its peers get that `fetch` too. */
const WITH_UNDICI = ", undici";

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
  const client = new ClawOps({ ...settings, timeout: { connect: Number.POSITIVE_INFINITY } });
  const limitedClient = new ClawOps(settings);
  const headers = { accept: "application/json", authorization: "Bearer sk_bench" };
  const api = ky.create({ retry: { limit: 2 }, timeout: 600_000, headers });
  const url = `${origin}/v1/accounts/AC1/calls/CA1`;
  const openaiSettings = { apiKey: "sk_bench", baseURL: origin, maxRetries: 2, timeout: 600_000 };
  const openai = new OpenAI(openaiSettings);
  const dispatcher = new Agent({ connect: { timeout: 5_000 }, headersTimeout: 0, bodyTimeout: 0 });
  const undiciFetch = ((input: string | Request, init?: RequestInit) =>
    input instanceof Request
      ? undici(input.url, {
          ...init,
          method: input.method,
          headers: [...input.headers],
          signal: input.signal,
          dispatcher,
        } as never)
      : undici(input, { ...init, dispatcher } as never)) as unknown as typeof globalThis.fetch;
  const limitedKy = api.extend({ fetch: undiciFetch });
  const limitedOpenai = new OpenAI({ ...openaiSettings, fetch: undiciFetch });
  return {
    [OURS]: () => client.calls.get("CA1"),
    ky: () => api.get(url).json(),
    openai: () => openai.models.retrieve("CA1"),
    [`${OURS}${WITH_UNDICI}`]: () => limitedClient.calls.get("CA1"),
    [`ky${WITH_UNDICI}`]: () => limitedKy.get(url).json(),
    [`openai${WITH_UNDICI}`]: () => limitedOpenai.models.retrieve("CA1"),
    fetch: async () => (await fetch(url, { headers })).json(),
  };
}

function comparisonsOf(rounds: Rounds<Load>): Comparison[] {
  return ["", WITH_UNDICI].flatMap((suffix): Comparison[] => {
    const ours = `${OURS}${suffix}`;
    const ratio = (peer: string, measure: (load: Load) => number): Pick<Comparison, "value" | "unit"> => ({
      value: ratioOf(pick(rounds, ours, measure), pick(rounds, `${peer}${suffix}`, measure)),
      unit: "x",
    });
    return [
      { what: `CPU per call, ${ours} / ky${suffix}`, ...ratio("ky", cpu), target: { atMost: 1.15 } },
      { what: `CPU per call, ${ours} / openai${suffix}`, ...ratio("openai", cpu), target: { atMost: 0.95 } },
      { what: `calls per second, ${ours} / ky${suffix}`, ...ratio("ky", speed), target: { atLeast: 0.9 } },
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
  "`clawops, undici` limits the time for making a connection (the default where the optional peer `undici` is installed), and so goes " +
    "through undici's `fetch`; `ky, undici` and `openai, undici` are given that `fetch` with the same limit. All others use the global one.",
];

/** Against a server on loopback in another process, so that only the client's own work is counted. */
export const benchmark: Benchmark = {
  title: `One GET of a small JSON on loopback, ${CONCURRENCY} at a time, ${CALLS} per round`,
  run,
};
