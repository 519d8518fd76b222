import type { Random } from "../../../../../../.config/testing/random.ts";
import type { ClawOps } from "../../../index.ts";
import type { LocalClawOps, ManualClock } from "../../index.ts";
import type { IdPool } from "./id-pool.ts";
import { junkText } from "./junk.ts";

/** What acts take place on. */
export interface Stage {
  readonly api: LocalClawOps;
  readonly clock: ManualClock;
  readonly client: ClawOps;
  readonly ids: IdPool;
}

const own = "07012341234";

/** Something that the client or the world outside does. What it rejects with must be an error of this package. */
export async function randomAct(dice: Random, { api, clock, client, ids }: Stage): Promise<unknown> {
  const id = (dice.once(4) ? undefined : ids.pick(dice, "callId")) ?? junkText(dice);
  const number = dice.once(3)
    ? junkText(dice)
    : dice.pick(["01055556666", "01011110001", "01011110002", "01011110005"]);
  switch (dice.below(14)) {
    case 0:
      return clock.advance(dice.pick([0, 1, 99, 400, 1500, 10_000]));
    case 1:
      return api.simulate.inboundCall({ from: number, to: own, talkMs: dice.pick([0, 500, Number.POSITIVE_INFINITY]) });
    case 2:
      return api.simulate.inboundMessage({ from: number, to: own, body: junkText(dice) });
    case 3:
      return api.simulate.hangUp(id);
    case 4:
      return api.simulate.bridgeCall(id);
    case 5:
      return api.simulate.callOutcome({
        to: number,
        outcome: dice.pick(["completed", "busy", "no-answer", "failed"]),
        talkMs: dice.pick([0, 1000, Number.POSITIVE_INFINITY]),
      });
    case 6:
      return client.calls.create({ to: number, from: own, url: "https://example.com/v", timeout: dice.below(3) });
    case 7:
      return client.calls.list({ page: dice.below(3), pageSize: 1 + dice.below(100) });
    case 8:
      return client.calls.get(id);
    case 9:
      return client.messages.create({ to: number, from: own, body: junkText(dice) });
    case 10:
      return client.messages.get(ids.pick(dice, "messageId") ?? id);
    case 11:
      return client.recordings.download(id);
    case 12:
      return client.calls.listEvents(id);
    default:
      return dice.once(40) ? api.reset() : client.calls.transfer(id, { to: number });
  }
}
