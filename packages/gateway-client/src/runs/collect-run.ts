import type { AgentEvent } from "../protocol/agent.ts";

/** What the events of a run came to. */
export interface CollectedRun {
  /** True where the run was seen from its start on. */
  readonly sawStart: boolean;
  /** The messages that are complete, joined with a line break. */
  readonly done: string;
  /** The message that is being written. */
  readonly current: string;
  /** Protocol 4: which message that is. */
  readonly itemId: string | undefined;
  /** What a text stream gives out, from the start: it only grows. */
  readonly handed: string;
  /** Where in `handed` the text starts that still holds. */
  readonly handedFrom: number;
}

/** A run of which nothing was seen yet. */
export const nothingCollected: CollectedRun = {
  sawStart: false,
  done: "",
  current: "",
  itemId: undefined,
  handed: "",
  handedFrom: 0,
};

/** The run's text as the gateway tells it now. */
export function collectedText({ done, current }: CollectedRun): string {
  return done === "" || current === "" ? done + current : `${done}\n${current}`;
}

/** Takes the next event of the run. */
export function collectRun(run: CollectedRun, { stream, data }: AgentEvent): CollectedRun {
  if (stream === "lifecycle") return data["phase"] === "start" ? { ...run, sawStart: true } : run;
  if (stream !== "assistant") return run;
  const { text, delta, replace } = data;
  const itemId = typeof data["itemId"] === "string" ? data["itemId"] : undefined;
  const added = typeof delta === "string" ? delta : "";
  // `text` is the whole message so far, so that nothing is missing where events were.
  const whole = typeof text === "string" ? text : replace === true ? added : run.current + added;
  const isNext =
    itemId === undefined ? replace !== true && !whole.startsWith(run.current) : itemId !== (run.itemId ?? itemId);
  const done = isNext ? collectedText(run) : run.done;
  return hand({ ...run, done, current: whole, itemId: itemId ?? run.itemId });
}

/** Takes the final text: what was not given out of it yet is, where it goes on from what was. */
export function collectFinal(run: CollectedRun, text: string): CollectedRun {
  const given = run.handed.slice(run.handedFrom);
  return text.startsWith(given) ? { ...run, handed: run.handed + text.slice(given.length) } : run;
}

/**
 * Lets `handed` follow the text. The gateway may take text back (a retry after the model broke off); what was given out
 * cannot be. If the new text begins with it, nothing shows; if not, the new text follows after a line break.
 */
function hand(run: CollectedRun): CollectedRun {
  const text = collectedText(run);
  const given = run.handed.slice(run.handedFrom);
  if (text.startsWith(given)) return { ...run, handed: run.handed + text.slice(given.length) };
  if (given.startsWith(text)) return run;
  return { ...run, handed: `${run.handed}\n${text}`, handedFrom: run.handed.length + 1 };
}
