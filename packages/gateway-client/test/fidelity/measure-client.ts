import { replayToClient, type ClientCheck } from "./client/replay-to-client.ts";
import { notForClient } from "./not-comparable.ts";
import type { Recording } from "./recording.ts";

/** What the client made of a recording. */
export interface MeasuredClient {
  readonly recording: Recording;
  readonly checks: readonly ClientCheck[];
}

/** Says every recording to the client. A rejection that nobody handles counts against all that ran. */
export async function measureClient(recordings: readonly Recording[]): Promise<MeasuredClient[]> {
  const queue = recordings.filter((recording) => notForClient(recording) === undefined);
  const measured: MeasuredClient[] = [];
  const unhandled: unknown[] = [];
  const onUnhandled = (reason: unknown): void => {
    unhandled.push(reason);
  };
  process.on("unhandledRejection", onUnhandled);
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      measured.push({ recording: next, checks: await replayToClient(next) });
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", onUnhandled);
  if (unhandled.length > 0) throw new AggregateError(unhandled, "rejections that nobody handled");
  const nameOf = ({ recording: { name, protocol } }: MeasuredClient): string => `${name}.v${protocol}`;
  return measured.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
}
