import type { Recording } from "./recording.ts";

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
export function notComparable({ name, entries }: Recording): string | undefined {
  const isDescribed = entries.some(
    ({ dir, frame }) => dir === "out" && typeof frame === "string" && frame.startsWith("<"),
  );
  if (isDescribed) return "the recording describes a frame that was sent instead of holding it";
  if (name.startsWith("shutdown-")) return "played by tests of their own, for the gateway must be stopped meanwhile";
  if (name === "events-idle") return "minutes of waiting, most of whose frames were left out";
  if (name === "events-presence") return "tells of clients that came and went and were not recorded";
  if (name.startsWith("limits-too-many")) return "shows three refusals of thousands of requests that were not recorded";
  if (name === "agent-two-same-session" || name.startsWith("agent-disconnect")) return undefined;
  return undefined;
}
