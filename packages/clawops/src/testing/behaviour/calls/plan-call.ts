import type { CallOutcome, CallPlan } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";

/** Numbers that end in these digits behave so, whoever calls them. */
const magicEndings: Readonly<Record<string, CallOutcome>> = {
  "0001": "busy",
  "0002": "no-answer",
  "0003": "failed",
  "0004": "rejected",
};

/** Numbers that end so have an answering machine. */
const MACHINE = "0005";

/** What the called party will do: what the test said of the number, else what its last digits say, else it answers. */
export function planCall(world: World, to: string): CallPlan {
  const told = world.plans.get(to);
  if (told !== undefined) return told;
  const ending = to.slice(-4);
  return {
    outcome: magicEndings[ending] ?? "completed",
    answeredBy: ending === MACHINE ? "machine" : "human",
    talkMs: world.timing.talkMs,
  };
}
