import { type Answer, json, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { VoiceCloneFields } from "../../state/agent-fields.ts";
import type { Stored } from "../../state/collection.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { refuseUnknown, textOrNull } from "../body-fields.ts";
import { fileOf } from "../file-of.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";

/** What a voice is cloned from. */
const clip = { endings: ["wav", "mp3", "mpeg", "flac", "ogg", "webm", "m4a", "mp4"], max: 10 * 1024 * 1024 } as const;

/** How many voices may be cloned in an hour. */
const LIMIT = 10;
const WINDOW_MS = 60 * 60 * 1000;

const common = { provider: "cartesia", model: "sonic-3.5", language: "ko", country: "KR" } as const;

/** The voice that agents have by default, and one more. */
const stock = [
  { id: "7706804e-ea85-443a-968a-b9bf363bdde8", name: "지우", description: "차분한 목소리", gender: "feminine" },
  { id: "00000000-0000-4000-8000-000000000000", name: "민준", description: "밝은 목소리", gender: "masculine" },
] as const;

/** Voices, the account's own ones among them. */
export const voiceHandlers: Handlers = {
  listAgentVoices: (world) => {
    const own = world.voiceClones
      .newest(({ status }) => status === "ready")
      .map(({ voice, name, description }) => ({
        ...common,
        id: voice,
        name,
        description: description ?? "",
        gender: null,
        isFeatured: false,
        isCustom: true,
      }));
    const featured = stock.map((voice) => ({ ...common, ...voice, isFeatured: true, isCustom: false }));
    return json(200, { data: [...own, ...featured] });
  },
  listVoiceClones: (world) => json(200, { data: world.voiceClones.newest().map(showClone) }),
  createVoiceClone,
  deleteVoiceClone: (world, { path }) => {
    const { id, voice } = findRow(world.voiceClones, path["voiceCloneId"]);
    const isUsed = [
      ...world.managedAgents.all().map(({ configuration }) => configuration),
      ...world.callFlows.all().map(({ graph }) => graph),
    ].some((user) => JSON.stringify(user).includes(voice));
    if (isUsed) throw refuse(409, "An agent or call flow speaks with the voice.");
    world.voiceClones.delete(id);
    return noContent;
  },
};

/** Begins to clone a voice; it is ready a moment later. */
function createVoiceClone(world: World, request: ApiRequest): Answer {
  const { body } = request;
  refuseUnknown(body, ["name", "description", "consent", "clip"]);
  if (!["true", "on"].includes(String(body["consent"]))) {
    throw invalid([issue("/body/consent", "enum", "must be true or on: the speaker has to agree")]);
  }
  fileOf(request, "clip", clip);
  const since = world.clock.now() - WINDOW_MS;
  if (world.voiceClones.all().filter(({ createdAt }) => createdAt > since).length >= LIMIT) {
    throw refuse(429, `More than ${LIMIT} voices in an hour.`);
  }
  const voice = `00000000-0000-4000-8000-${world.ids.next("").slice(-12)}`;
  const about = { name: String(body["name"]), description: textOrNull(body, "description") };
  const row = world.voiceClones.add({ ...about, status: "cloning", voice });
  world.timers.after(world.timing.voiceCloneMs, () => world.voiceClones.change(row, { status: "ready" }));
  return json(201, showClone(row));
}

function showClone(row: Stored<VoiceCloneFields>): Record<string, unknown> {
  const { id, name, description, status, voice, createdAt } = row;
  const dates = { consentAt: iso(createdAt), dateCreated: iso(createdAt) };
  return { id, name, description, status, ...(status === "ready" ? { voice } : {}), ...dates };
}
