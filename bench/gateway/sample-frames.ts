const scopes = ["operator.admin"];

/** The greeting of a gateway of protocol 4, as far as clients look at it. */
export function helloJson(id: string): string {
  return JSON.stringify({
    type: "res",
    id,
    ok: true,
    payload: {
      type: "hello-ok",
      protocol: 4,
      server: { version: "bench", buildId: "bench", bootId: "bench", controlUiBuildSource: "bundled", connId: "bench" },
      features: { methods: ["health", "agent", "agent.wait"], events: ["agent", "tick"], capabilities: [] },
      snapshot: {
        presence: [],
        health: {},
        stateVersion: { presence: 0, health: 0 },
        uptimeMs: 0,
        sessionDefaults: {
          defaultAgentId: "main",
          mainKey: "main",
          mainSessionKey: "agent:main:main",
          scope: "per-sender",
        },
      },
      auth: { method: "token", role: "operator", scopes },
      policy: { maxPayload: 26_214_400, maxBufferedBytes: 52_428_800, tickIntervalMs: 30_000 },
    },
  });
}

/** A small answer, such as `health` gives. */
export function answerJson(id: string): string {
  return `{"type":"res","id":${JSON.stringify(id)},"ok":true,"payload":{"ok":true,"ts":1795184677062,"durationMs":3,"defaultAgentId":"main"}}`;
}
