import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { replayTranscript } from "../../test/support/replay-transcript.ts";
import { compareTranscript, type Fidelity, type TranscriptEntry } from "./compare-transcript.ts";
import { createLocalGateway } from "./create-local-gateway.ts";
import type { LocalGateway } from "./local-gateway.ts";
import type { ProtocolVersion } from "./wire.ts";

const folder = new URL("../../test/transcripts/", import.meta.url);
const token = "transcript-token";

/** What a gateway without plugins, skills, a control UI and a model of its own cannot show. */
const tolerated = [
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
  "payload.entry.skillsSnapshot",
  "payload.entry.systemPromptReport",
  "payload.result.meta.systemPromptReport",
];

/** The recordings of runs: those whose course can be played without waiting for time to pass. */
const runs: Readonly<Record<string, string>> = {
  agent: "basic params idem-twice main-session model-fail401 two-sessions",
  abort: "chat-run chat-session sessions delete reset stopword",
  chat: "send params",
};

/** The least share of a group's frames that must be as recorded. */
const floors: ReadonlyArray<readonly [group: string, protocol: ProtocolVersion, floor: number]> = [
  ["handshake", 3, 0.99],
  ["handshake", 4, 0.99],
  ["agent", 3, 0.99],
  ["agent", 4, 0.97],
  ["abort", 3, 0.95],
  ["abort", 4, 0.95],
  ["chat", 3, 0.99],
  ["chat", 4, 0.95],
  ["sessions", 3, 0.95],
  ["sessions", 4, 0.8],
  ["scopes", 3, 0.85],
  ["scopes", 4, 0.8],
];

describe("compared with recordings of real gateways", () => {
  for (const [group, protocol, floor] of floors) {
    test(`${group} frames of protocol ${protocol} are as recorded, at least ${floor * 100} of 100`, async () => {
      const names = readdirSync(folder).filter((name) => isOfGroup(name, group, protocol));
      expect(names).not.toEqual([]);
      const results = await Promise.all(names.map((name) => measure(name, protocol)));
      const compared = sum(results, "compared");
      expect(compared).toBeGreaterThan(20);
      const share = sum(results, "matched") / compared;
      const tooMany = share < floor ? results.flatMap((result) => result.differences) : [];
      expect(tooMany).toEqual([]);
    });
  }
});

function isOfGroup(name: string, group: string, protocol: ProtocolVersion): boolean {
  const start = group === "abort" ? "agent-abort" : group;
  const chosen = runs[group]?.split(" ").map((scenario) => `${start}-${scenario}.v${protocol}.json`);
  if (chosen !== undefined) return chosen.includes(name);
  return (name.startsWith(`${start}-`) || name.startsWith(`${start}.`)) && name.endsWith(`.v${protocol}.json`);
}

async function measure(name: string, protocol: ProtocolVersion): Promise<Fidelity> {
  const recorded = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as TranscriptEntry[];
  // Frames that a recording only describes cannot be sent again.
  const isDescribed = recorded.some(
    ({ dir, frame }) => dir === "out" && typeof frame === "string" && frame.startsWith("<"),
  );
  if (isDescribed) return { compared: 0, matched: 0, differences: [] };
  let isSeeded = false;
  await using gateway: LocalGateway = createLocalGateway({
    token,
    protocol,
    ...(name.includes("no-connect-timeout") ? { handshakeTimeoutMs: 50 } : {}),
    async *reply(message) {
      if (name.includes("fail401")) throw new Error(failure[protocol]);
      // The recorded runs were still going when the requests after them came.
      if (isSeeded && name.startsWith("scopes")) await gateway.waitForRequest("nope");
      if (isSeeded && name.startsWith("agent-idem")) await gateway.waitForRequest("agent", { count: seeds.length + 2 });
      if (isSeeded && name.startsWith("agent-abort")) yield* untilInterrupted(gateway);
      yield "ECHO:";
      yield ` ${message}`;
    },
  });
  const { url } = await gateway.listen();
  if (!name.startsWith("handshake")) await replayTranscript(seedRuns, { url, token });
  isSeeded = true;
  const actual = await replayTranscript(recorded, { url, token, waitsForEvents: name.startsWith("agent-abort") });
  return compareTranscript(recorded, actual, { tolerated });
}

/** Says something, then waits for one of the requests that should interrupt it. */
async function* untilInterrupted(gateway: LocalGateway): AsyncGenerator<string> {
  yield "w0";
  yield " w1";
  const methods = ["chat.abort", "sessions.abort", "sessions.delete", "sessions.reset", "chat.send"];
  await Promise.any(methods.map((method) => gateway.waitForRequest(method)));
}

/** The recorded gateways had sessions already. */
const seeds = ["a", "b", "c", "ab1", "sess1", "plainkey", "chat1"];
const seedRuns: TranscriptEntry[] = seeds.flatMap((key) => {
  const params = { message: "hello", sessionKey: `agent:main:${key}`, idempotencyKey: `seed-${key}` };
  const answer = { dir: "in", frame: { type: "res", id: key } };
  return [{ dir: "out", frame: { type: "req", id: key, method: "agent", params } }, answer, answer];
});

const failure: Readonly<Record<ProtocolVersion, string>> = {
  3: "401 fake failure 401",
  4: "⚠️ local/echo-1 request failed (authentication failed, HTTP 401). Re-authenticate the provider and try again.",
};

function sum(results: readonly Fidelity[], what: "compared" | "matched"): number {
  return results.reduce((total, result) => total + result[what], 0);
}
