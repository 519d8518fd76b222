import { expect, test } from "vitest";

import { transcript } from "../../test/transcript.ts";
import { isRepeatable } from "./repeatable.ts";

test.each([
  "health",
  "exec.approval.get",
  "sessions.preview",
  "sessions.list",
  "agent.wait",
  "chat.history",
  "logs.tail",
  "config.get",
  "cron.runs",
  "sessions.subscribe",
])("%s may be asked twice", (method) => {
  expect(isRepeatable(method, {})).toBe("always");
});

test.each([
  "agent",
  "chat.send",
  "chat.abort",
  "cron.run",
  "wake",
  "sessions.patch",
  "sessions.reset",
  "sessions.compact",
  "exec.approval.request",
  "tts.convert",
  "models.probe",
  "node.pending.pull",
  "node.pending.drain",
  "chat.startup",
  "constructor",
  "toString.list",
  "my-plugin.list",
  "",
  ".list",
])("%s may not be asked twice", (method) => {
  expect(isRepeatable(method, {})).toBe(false);
});

test("what carries its key is known to the gateway until that is restarted", () => {
  expect(isRepeatable("agent", { idempotencyKey: "k" })).toBe("same-gateway");
  expect(isRepeatable("node.invoke", { idempotencyKey: "k" })).toBe(false);
  for (const params of [undefined, null, [], { idempotencyKey: "" }, { idempotencyKey: 7 }]) {
    expect(isRepeatable("agent", params)).toBe(false);
  }
});

test("no method that a real gateway lists is repeatable by mistake of its verb", () => {
  const lines = ["handshake-ok.v3", "handshake-ok.v4"].flatMap((name) => transcript(name));
  const methods = lines.flatMap(
    ({ frame }) => (frame as { payload?: { features?: { methods?: string[] } } }).payload?.features?.methods ?? [],
  );
  expect(methods.length).toBeGreaterThan(0);
  const acting =
    /\.(?:set|add|put|update|remove|delete|create|start|stop|send|run|apply|patch|reset|approve|reject|resolve|request|install|abort|invoke|revoke|rotate)$/;
  expect(methods.filter((method) => acting.test(method) && isRepeatable(method, {}) !== false)).toEqual([]);
});
