import { isRecord } from "@pincer/shared/internal";

import type { TranscriptEntry } from "../../src/testing/compare-transcript.ts";
import { frameName, runIds } from "../../src/testing/transcript-frames.ts";
import { Actor } from "./actor.ts";
import { described } from "./described.ts";
import { playShutdown } from "./play-shutdown.ts";
import { connectPlainly, prelude } from "./preludes.ts";
import { connectOf, hasChallenge, requestIn, type Recording } from "./recording.ts";
import { signConnect } from "./sign-connect.ts";
import { headersOf, type Play, type Stage } from "./stage.ts";

interface Role {
  readonly recording: Recording;
  readonly runs: ReadonlySet<unknown>;
  /** How many answers to each request were due so far. */
  readonly due: Map<unknown, number>;
  actor: Actor | undefined;
}

/** Plays recordings on a gateway, frame by frame in the order of their time; gives what each client saw. */
export async function play(one: Play, stage: Stage): Promise<Map<Recording, readonly TranscriptEntry[]>> {
  const { recordings, key } = one;
  if (key.startsWith("shutdown-")) return playShutdown(one, stage);
  for (const recording of recordings) await prelude(recording, stage);
  const roles = recordings.map((recording): Role => ({
    recording,
    runs: runIds(recording.entries),
    due: new Map(),
    actor: undefined,
  }));
  const steps = roles
    .flatMap((role) =>
      role.recording.entries.map((entry) => ({ role, entry, at: role.recording.startedAt + entry.t_ms })),
    )
    .toSorted((a, b) => a.at - b.at);
  for (const { role, entry } of steps) {
    role.actor ??= await enter(role, stage);
    await act(role, role.actor, entry, stage);
    if (entry === role.recording.entries.at(-1)) {
      await role.actor.until(() => hasEnds(role.recording.entries, role.actor?.came ?? []));
      role.actor.leave(); // the recorded client was gone when the next ones came
    }
  }
  return new Map(roles.map(({ recording, actor }) => [recording, actor?.came ?? []]));
}

/** Opens the socket; without a recorded handshake it is done here and not shown. */
async function enter({ recording }: Role, stage: Stage): Promise<Actor> {
  if (
    recording.group !== "hello" &&
    !hasChallenge(recording) &&
    connectOf(recording) === undefined &&
    recording.entries[0]?.dir !== "http"
  ) {
    const caps = recording.name === "agent-tool-verbose-on" ? ["tool-events"] : [];
    const actor = await connectPlainly(stage, ["operator.admin"], caps);
    actor.came.length = 0;
    return actor;
  }
  if (recording.group === "hello") {
    const greeted = await connectPlainly(stage, ["operator.admin"]);
    greeted.came.shift(); // the challenge was not recorded
    return greeted;
  }
  const actor = new Actor(stage.url, headersOf(recording, stage.url));
  await actor.until(() => actor.came.length > 0);
  return actor;
}

async function act(role: Role, actor: Actor, entry: TranscriptEntry, stage: Stage): Promise<void> {
  const { dir, frame } = entry;
  if (dir === "out") {
    if (typeof frame !== "string") return actor.send(speak(role, actor, entry, stage));
    return actor.send(frame.startsWith("<") ? described(frame, stage) : frame);
  }
  if (dir === "close") {
    const isOwn =
      isRecord(frame) && frame["code"] === 1006 && !role.recording.entries.some((one) => one.dir === "http");
    if (isOwn) actor.terminate(); // this client went away by itself
    return actor.until(() => false);
  }
  if (dir !== "in" || !isRecord(frame)) return;
  if (frame["type"] === "res") {
    const count = (role.due.get(frame["id"]) ?? 0) + 1;
    role.due.set(frame["id"], count);
    await actor.until(() => actor.answers(frame["id"]).length >= count);
    return learn(role, actor, frame, stage);
  }
  const name = frameName(frame, new Map(), role.runs);
  if (name === undefined || !/^event (?:agent|chat) /.test(name)) return;
  await actor.until(() =>
    actor.came.some((one) => isRecord(one.frame) && frameName(one.frame, new Map(), role.runs) === name),
  );
}

/** The text of a recorded frame, with what was secret or unique in it replaced. */
function speak({ recording }: Role, actor: Actor, entry: TranscriptEntry, { secret, keyring }: Stage): string {
  const request = requestIn(entry);
  const params = request?.["params"];
  const device = isRecord(params) && isRecord(params["device"]) ? params["device"] : {};
  const token = keyring.token(typeof device["id"] === "string" ? device["id"] : undefined);
  const filled = (value: unknown): string =>
    keyring
      .translate(JSON.stringify(value))
      .replaceAll("<shared-token>", secret)
      .replaceAll("<device-token>", token)
      .replaceAll("<altered-device-token>", `${token.slice(0, -1)}${token.endsWith("x") ? "y" : "x"}`);
  if (request?.["method"] !== "connect" || !isRecord(params) || !isRecord(params["device"])) return filled(entry.frame);
  const challenge = actor.event("connect.challenge")?.["payload"];
  const { device: recorded, ...plain } = params;
  const ready = { ...(JSON.parse(filled(plain)) as Record<string, unknown>), device: recorded };
  const signed = signConnect(recording.name, ready, isRecord(challenge) ? challenge : {}, keyring);
  return JSON.stringify({ ...request, params: signed });
}

/** Keeps the ids and tokens that later frames of the recording refer to. */
function learn({ recording }: Role, actor: Actor, recorded: Record<string, unknown>, { keyring }: Stage): void {
  const came = actor.answers(recorded["id"]).at(-1);
  const details = (frame: unknown): Record<string, unknown> => {
    const error = isRecord(frame) && isRecord(frame["error"]) ? frame["error"] : {};
    return isRecord(error["details"]) ? error["details"] : {};
  };
  keyring.same(details(recorded)["requestId"], details(came)["requestId"]);
  const device = connectOf(recording)?.["device"];
  const payload = isRecord(came?.["payload"]) ? came["payload"] : {};
  const auth = isRecord(payload["auth"]) ? payload["auth"] : {};
  if (isRecord(device) && typeof auth["deviceToken"] === "string") {
    keyring.keepToken(String(device["id"]), auth["deviceToken"]);
  }
}

/** Runs without a second answer are over when their last `chat` event is there. */
function hasEnds(recorded: readonly TranscriptEntry[], came: readonly TranscriptEntry[]): boolean {
  return countEnds(came) >= countEnds(recorded);
}

function countEnds(entries: readonly TranscriptEntry[]): number {
  const payloads = entries.flatMap(({ dir, frame }) =>
    dir === "in" && isRecord(frame) && frame["event"] === "chat" && isRecord(frame["payload"])
      ? [frame["payload"]]
      : [],
  );
  return payloads.filter(({ state }) => ["final", "aborted", "error"].includes(String(state))).length;
}
