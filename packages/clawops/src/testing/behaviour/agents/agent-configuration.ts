import { isRecord } from "@pincer/shared/internal";

import { refuse } from "../../http/refusal.ts";
import { type Body, recordOf, textOf } from "../body-fields.ts";

/** What an agent speaks with where nothing was said (API 1.3.2). */
const DEFAULT_MODEL = "gpt-realtime-2.1-mini";
const DEFAULT_VOICE = "7706804e-ea85-443a-968a-b9bf363bdde8";
const DEFAULT_KNOWLEDGE = { enabled: true, topK: 4 } as const;

/** What each way of speaking has besides language, knowledge and llm; the rest is null in answers. */
const parts = ["stt", "tts", "vad", "session"] as const;

/** The configuration of a new agent: as given, or made from the shortcuts, with the server's defaults. */
export function newConfiguration(body: Body): Body {
  const configuration = recordOf(body, "configuration");
  if (configuration !== undefined) return completeConfiguration(configuration);
  return completeConfiguration({
    outputMode: "external_tts",
    llm: { provider: "openai-realtime", model: textOf(body, "model") ?? DEFAULT_MODEL },
    tts: { provider: "cartesia", model: "sonic-3.5", voice: textOf(body, "voice") ?? DEFAULT_VOICE },
  });
}

/** A configuration as answers show it. */
export function completeConfiguration(given: Body): Body {
  const others = parts.map((name): [string, unknown] => [name, given[name] ?? null]);
  return {
    outputMode: given["outputMode"],
    language: given["language"] ?? "ko",
    knowledge: given["knowledge"] ?? DEFAULT_KNOWLEDGE,
    llm: given["llm"],
    ...Object.fromEntries(others),
  };
}

/** Changes model or voice with the shortcuts; 409 where the agent's way of speaking has no such choice. */
export function changeShortcuts(configuration: Body, body: Body): Body {
  const [model, voice] = [textOf(body, "model"), textOf(body, "voice")];
  const [llm, tts, mode] = [
    recordOf(configuration, "llm"),
    recordOf(configuration, "tts"),
    configuration["outputMode"],
  ];
  if (model !== undefined && llm?.["provider"] !== "openai-realtime") {
    throw refuse(409, `An agent in the output mode ${String(mode)} takes its model in configuration only.`);
  }
  if (voice !== undefined && tts?.["provider"] !== "cartesia") {
    throw refuse(409, `An agent in the output mode ${String(mode)} takes its voice in configuration only.`);
  }
  return {
    ...configuration,
    ...(model === undefined ? {} : { llm: { ...llm, model } }),
    ...(voice === undefined ? {} : { tts: { ...tts, voice } }),
  };
}

/** What the agent speaks with: of its own voice only the name is known. */
export function voiceOf(
  configuration: Body,
): Readonly<Record<"voice" | "voiceProvider" | "voiceModel", string | null>> {
  const [llm, tts] = [configuration["llm"], configuration["tts"]];
  if (isRecord(tts)) {
    const [voice, voiceProvider, voiceModel] = [textOf(tts, "voice"), textOf(tts, "provider"), textOf(tts, "model")];
    return { voice: voice ?? null, voiceProvider: voiceProvider ?? null, voiceModel: voiceModel ?? null };
  }
  return { voice: isRecord(llm) ? (textOf(llm, "voice") ?? null) : null, voiceProvider: "openai", voiceModel: null };
}
