import { compareTranscript, type Fidelity } from "../../src/testing/compare-transcript.ts";
import { notComparable, tolerated } from "./not-comparable.ts";
import { play } from "./play.ts";
import type { Recording } from "./recording.ts";
import { openStage, plays } from "./stage.ts";

/** How a recording was met. */
export interface Measured extends Fidelity {
  readonly recording: Recording;
}

/** Plays every recording that can be played and compares what came back. */
export async function measureGateway(recordings: readonly Recording[]): Promise<Measured[]> {
  const playable = recordings.filter((recording) => notComparable(recording) === undefined);
  const queue = plays(playable);
  const measured: Measured[] = [];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await using stage = await openStage(next);
      for (const [recording, came] of await play(next, stage)) {
        measured.push({ recording, ...compareTranscript(recording.entries, came, { tolerated }) });
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return measured.toSorted((a, b) => nameOf(a.recording).localeCompare(nameOf(b.recording)));
}

function nameOf({ name, protocol }: Recording): string {
  return `${name}.v${protocol}`;
}
