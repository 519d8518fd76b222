import { isRecord } from "@pincer/shared/internal";

import type { TranscriptEntry } from "../../src/testing/compare-transcript.ts";
import { Actor } from "./actor.ts";
import { ask, connectPlainly } from "./preludes.ts";
import type { Recording } from "./recording.ts";
import type { Play, Stage } from "./stage.ts";

/** Ends the gateway as SIGTERM does, while the clients of the recordings are connected; gives what each saw from then on. */
export async function playShutdown(
  { recordings, key }: Play,
  stage: Stage,
): Promise<Map<Recording, readonly TranscriptEntry[]>> {
  const actors = new Map<Recording, Actor>();
  for (const recording of recordings) actors.set(recording, await enter(recording, stage));
  const running = recordings.find(({ name }) => name.endsWith("-running"));
  if (key.startsWith("shutdown-busy") && running !== undefined) await startRun(actors.get(running));
  for (const actor of actors.values()) actor.came.length = 0;
  const closing = stage.gateway.close({ drain: true });
  for (const [recording, actor] of actors) askMeanwhile(recording, actor);
  await Promise.all([closing, ...[...actors.values()].map((actor) => actor.until(() => false))]);
  return new Map([...actors].map(([recording, { came }]) => [recording, came]));
}

function enter({ name }: Recording, stage: Stage): Promise<Actor> {
  if (name.endsWith("-no-read-scope")) return connectPlainly(stage, ["operator.pairing"]);
  return name.endsWith("-not-yet-connected") ? strange(stage) : connectPlainly(stage, ["operator.admin"]);
}

/** A client that has its challenge and says nothing. */
async function strange(stage: Stage): Promise<Actor> {
  const actor = new Actor(stage.url, {});
  await actor.until(() => actor.event("connect.challenge") !== undefined);
  return actor;
}

/** Sends the requests that were refused while the gateway waited for its run; only their refusals were recorded. */
function askMeanwhile({ entries }: Recording, actor: Actor): void {
  for (const { frame } of entries) {
    if (!isRecord(frame) || !isRecord(frame["error"]) || !isRecord(frame["error"]["details"])) continue;
    const { method } = frame["error"]["details"];
    actor.send(JSON.stringify({ type: "req", id: frame["id"], method, params: {} }));
  }
}

async function startRun(actor: Actor | undefined): Promise<void> {
  if (actor === undefined) return;
  const message = "a [[slow 400]] [[words 15]]";
  await ask(actor, "r", "agent", { message, sessionKey: "agent:main:shut", idempotencyKey: "shut" });
  await actor.until(() => actor.event("agent") !== undefined);
}
