import type { Cause } from "./cause.ts";
import { type AttemptClues, commandOf } from "./clues.ts";

/** Browsers tell a page only that there is no connection, for whatever reason: what it can be, the likeliest first. */
export function hiddenCause(clues: AttemptClues): Cause {
  const { place } = clues;
  const { navigator, location } = globalThis as {
    navigator?: { readonly onLine?: boolean };
    location?: { readonly protocol?: string };
  };
  const steps = [
    ...(navigator?.onLine === false ? ["The browser says that this machine is offline."] : []),
    `Nothing may listen there: see ${commandOf(clues, "gateway status")} on the gateway's machine, and check \`url\`.`,
    ...(place.startsWith("wss:")
      ? [`Its certificate may not be trusted: open ${place.replace("wss:", "https:")} in a tab and look.`]
      : []),
    ...(place.startsWith("ws:") && location?.protocol === "https:"
      ? ["The browser may refuse ws:// to a page of https://: use wss://."]
      : []),
    "A proxy may have refused the upgrade, or the page's Content-Security-Policy (connect-src) or the browser's rules for local networks may forbid it: the browser's console says which.",
  ];
  const what = `No connection to ${place} was made, and the platform does not tell a program why`;
  return { problem: "unexplained", what, steps, retryable: true };
}
