import { spawnSync } from "node:child_process";

import type { Benchmark } from "../benchmarks.ts";
import type { Result } from "../measure/result.ts";
import { interleave, pick } from "../measure/rounds.ts";
import { spreadOf } from "../measure/spread.ts";
import { callJson } from "./sample-call.ts";

const ROUNDS = 31;
const OURS = "@pincer/clawops";

/** With what a first call loads: one that no network slows down. */
const WITH_CALL = ", with a first call";
const answer = callJson("CA1");
const ourCall = `const fetch = async () => new Response(${JSON.stringify(answer)}); await new ClawOps({ apiKey: "sk_1", accountId: "AC1", fetch }).calls.get("CA1");`;
const kyCall = `const fetch = async () => new Response(${JSON.stringify(answer)}); await ky.get("https://example.com", { fetch }).json();`;

/** What a new process took, in milliseconds. */
interface Start {
  /** From spawn to exit. */
  readonly whole: number;
  /** The `import()` by the process's own clock; 0 for the empty one. */
  readonly inside: number;
}

async function run(): Promise<Result> {
  const programs = {
    empty: "",
    ky: importing("ky"),
    [OURS]: importing(OURS),
    openai: importing("openai"),
    [`ky${WITH_CALL}`]: importing("ky", "{ default: ky }", kyCall),
    [`${OURS}${WITH_CALL}`]: importing(OURS, "{ ClawOps }", ourCall),
  };
  const runs = Object.entries(programs).map(([name, code]) => [name, () => Promise.resolve(start(code))] as const);
  const rounds = await interleave(Object.fromEntries(runs), { rounds: ROUNDS, warmUp: 2 });
  const inside = (name: string): number[] => pick(rounds, name, (value) => value.inside);
  // The median of the empty process, not that of the same round: a small difference of two noisy figures has no good ratio.
  const empty = spreadOf(pick(rounds, "empty", (value) => value.whole)).median;
  const above = (name: string): number[] => pick(rounds, name, (value) => value.whole - empty);
  const ratio = (values: (name: string) => number[], suffix = ""): ReturnType<typeof spreadOf> => {
    const theirs = spreadOf(values(`ky${suffix}`)).median;
    return spreadOf(values(`${OURS}${suffix}`).map((value) => value / theirs));
  };
  return {
    comparisons: [
      {
        what: "import time above an empty process, clawops / ky",
        value: ratio(above),
        unit: "x",
        target: { atMost: 1.3 },
      },
      { what: "the import() alone, clawops / ky", value: ratio(inside), unit: "x", target: { atMost: 1.3 } },
      { what: "the import() and a first call, clawops / ky", value: ratio(inside, WITH_CALL), unit: "x" },
    ],
    figures: [
      {
        subject: "empty",
        measure: "whole process",
        unit: "ms",
        value: spreadOf(pick(rounds, "empty", (s) => s.whole)),
      },
      ...["ky", OURS, "openai", `ky${WITH_CALL}`, `${OURS}${WITH_CALL}`].flatMap((subject) => [
        { subject, measure: "above an empty process", unit: "ms", value: spreadOf(above(subject)) },
        { subject, measure: "the import() alone", unit: "ms", value: spreadOf(inside(subject)) },
      ]),
    ],
    remarks: ["`@pincer/clawops` loads ky, and all else that sends, with its first call."],
  };
}

function importing(name: string, names = "_", more = ""): string {
  return `const started = performance.now(); const ${names} = await import("${name}"); ${more} console.log(performance.now() - started);`;
}

function start(code: string): Start {
  const started = performance.now();
  const { stdout, status, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: import.meta.dirname,
    encoding: "utf8",
  });
  const whole = performance.now() - started;
  if (status !== 0) throw new Error(`a process failed: ${stderr}`);
  return { whole, inside: Number(stdout) };
}

/** What it costs a program to have the client at all: new processes, files in the system's cache. */
export const benchmark: Benchmark = { title: `Import in a new process, ${ROUNDS} processes each`, run };
