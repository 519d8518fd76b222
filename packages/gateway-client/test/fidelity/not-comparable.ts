import { connectOf, requestIn, type Recording } from "./recording.ts";

/** What a gateway without plugins, skills, a control UI and a model of its own cannot show. */
export const tolerated: readonly string[] = [
  "payload.canvasHostUrl",
  "payload.pluginSurfaceUrls",
  "payload.features.capabilities",
  "payload.controlUiWidgetKinds",
  "payload.controlUiLinkReaders",
  "payload.snapshot.updateSchedule",
  "payload.snapshot.health.plugins",
  "payload.snapshot.health.eventLoop",
  "payload.plugins",
  "payload.eventLoop",
  // The content of a configuration.
  "payload.config",
  "payload.parsed",
  "payload.resolved.models",
  "payload.resolved.agents",
  "payload.sourceConfig",
  "payload.runtimeConfig",
  "payload.entry.skillsSnapshot",
  "payload.entry.systemPromptReport",
  "payload.result.meta.systemPromptReport",
];

/** Why a recording cannot be played on the local gateway; `undefined` where it can. */
export function notComparable({ name }: Recording): string | undefined {
  if (name === "events-idle") return "minutes of waiting, most of whose frames were left out";
  if (name === "events-presence") return "tells of clients that came and went and were not recorded";
  if (name.startsWith("limits-too-many")) return "shows three refusals of thousands of requests that were not recorded";
  return undefined;
}

/** Why a recording cannot be said to the client; `undefined` where it can. */
export function notForClient({ name, entries }: Recording): string | undefined {
  const sent = entries.filter(({ dir }) => dir === "out");
  if (sent.some(({ frame }) => typeof frame === "string" || requestIn({ dir: "out", frame }) === undefined)) {
    return "the recorded client sent what is no request, which this one never does";
  }
  const connect = connectOf({ entries });
  const isBroken =
    /client-(?:id|mode)-unknown|client-version-missing|extra-param|proto-4-3|role-unknown|id-number|first-not-connect/;
  if (isBroken.test(name)) return "the recorded client sent a connect that the options of this one do not allow";
  if (connect !== undefined && connect["device"] !== undefined && name.startsWith("device-")) {
    return "tells of a wrong signature or of an older one; tests of the device identity show what this client signs";
  }
  return undefined;
}
