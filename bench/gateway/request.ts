import type { Benchmark } from "../benchmarks.ts";
import type { Comparison, Figure, Result } from "../measure/result.ts";
import { interleave, pick, type Rounds } from "../measure/rounds.ts";
import { type Load, runMany } from "../measure/run-many.ts";
import { ratioOf, spreadOf } from "../measure/spread.ts";
import { openBare, openOfficial, openOurs } from "./clients.ts";
import { withGateway } from "./with-gateway.ts";

const ROUNDS = 21;
const WARM_UP = 4;
const MANY = { count: 10_000, concurrency: 64 };
const ONE = { count: 5_000, concurrency: 1 };

const cpu = (load: Load): number => load.cpuMicroseconds;
const speed = (load: Load): number => load.perSecond;

function run(): Promise<Result> {
  return withGateway(async (url) => {
    const subjects = { ours: await openOurs(url), official: await openOfficial(url), "bare ws": await openBare(url) };
    const roundsOf = ({ count, concurrency }: typeof MANY): Promise<Rounds<Load>> => {
      const runs = Object.entries(subjects).map(
        ([name, { request }]) => [name, () => runMany(request, count, concurrency)] as const,
      );
      return interleave(Object.fromEntries(runs), { rounds: ROUNDS, warmUp: WARM_UP, collect: false });
    };
    const many = await roundsOf(MANY);
    const one = await roundsOf(ONE);
    await Promise.all(Object.values(subjects).map(({ close }) => close()));
    return {
      comparisons: comparisonsOf(many, one),
      figures: [...figuresOf(many, `${MANY.concurrency} in flight`), ...figuresOf(one, "one at a time")],
      remarks: [
        "Nothing is collected by force between the rounds: that would throw compiled code away, and measure how fast it is made again.",
      ],
    };
  });
}

function comparisonsOf(many: Rounds<Load>, one: Rounds<Load>): Comparison[] {
  const ratio = (rounds: Rounds<Load>, peer: string, measure: (load: Load) => number) => ({
    value: ratioOf(pick(rounds, "ours", measure), pick(rounds, peer, measure)),
    unit: "x",
  });
  const flight = `${MANY.concurrency} in flight`;
  return [
    {
      what: `requests per second, ${flight}, ours / bare ws`,
      ...ratio(many, "bare ws", speed),
      target: { atLeast: 0.9 },
    },
    {
      what: `requests per second, ${flight}, ours / official`,
      ...ratio(many, "official", speed),
      target: { atLeast: 1.05 },
    },
    { what: `CPU per request, ${flight}, ours / official`, ...ratio(many, "official", cpu), target: { atMost: 0.95 } },
    {
      what: "requests per second, one at a time, ours / bare ws",
      ...ratio(one, "bare ws", speed),
      target: { atLeast: 0.9 },
    },
  ];
}

function figuresOf(rounds: Rounds<Load>, how: string): Figure[] {
  return [...rounds.keys()].flatMap((subject): Figure[] => [
    { subject, measure: `CPU per request, ${how}`, unit: "µs", value: spreadOf(pick(rounds, subject, cpu)) },
    { subject, measure: `requests per second, ${how}`, unit: "/s", value: spreadOf(pick(rounds, subject, speed)) },
  ]);
}

/** The gateway has no work of its own and a process of its own, so that only the client's is counted. */
export const benchmark: Benchmark = {
  title: `One request with a small answer on loopback, ${MANY.concurrency} in flight and one at a time`,
  run,
};
