import { isRecord } from "@pincer/shared/internal";

import type { Advice } from "../errors/from-reply.ts";
import { type AttemptClues, configFileOf } from "./clues.ts";

/** The gateway does not let pages of this origin in. */
export function adviseOrigin(clues: AttemptClues): Advice {
  const origin = originOf(clues);
  return { problem: "origin-refused", steps: stepsFor(origin, clues) };
}

function stepsFor(origin: string | undefined, clues: AttemptClues): string[] {
  const { id } = clues.settings.clientInfo;
  if (origin === undefined) {
    return [
      `A client "${clues.settings.keeper.text(id)}" must have an Origin, which only web pages send.`,
      'Outside of a page leave `clientInfo.id` and `clientInfo.mode` at their defaults ("gateway-client", "backend").',
    ];
  }
  if (origin === "null") {
    return ["The page has no origin (a file, or a frame in a sandbox): serve it over http://localhost or https://."];
  }
  const line = `gateway: { controlUi: { allowedOrigins: [${JSON.stringify(origin)}] } }`;
  return [`Add the page's origin to the gateway's ${configFileOf(clues)}: ${line} (keep the origins that are there).`];
}

/** The origin that the upgrade had: the page's, or that of the `headers` option. */
function originOf({ settings }: AttemptClues): string | undefined {
  const page = (globalThis as { location?: { origin?: unknown } }).location?.origin;
  const headers = settings.socketInit?.["headers"];
  const sent = isRecord(headers)
    ? Object.entries(headers).find(([name]) => name.toLowerCase() === "origin")?.[1]
    : undefined;
  const origin = sent ?? page;
  return typeof origin === "string" && origin !== "" ? settings.keeper.text(origin.slice(0, 300)) : undefined;
}
