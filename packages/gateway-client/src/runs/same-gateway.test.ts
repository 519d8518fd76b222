import { expect, test } from "vitest";

import { recordedHello } from "../../test/transcript.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import { isSameGateway } from "./same-gateway.ts";

const v4 = recordedHello(4);
const v3 = recordedHello(3);
const running = (uptimeMs: number): HelloOk => ({ ...v3, snapshot: { ...v3.snapshot, uptimeMs } });

test("protocol 4 names its start", () => {
  const other = { ...v4, server: { ...v4.server, bootId: "another" } };
  expect(isSameGateway({ hello: v4, at: 0 }, { hello: v4, at: 5000 })).toBe(true);
  expect(isSameGateway({ hello: v4, at: 0 }, { hello: other, at: 5000 })).toBe(false);
});

test("protocol 3 has run for as long as has passed since, or was restarted", () => {
  expect(isSameGateway({ hello: running(60_000), at: 0 }, { hello: running(70_050), at: 10_000 })).toBe(true);
  expect(isSameGateway({ hello: running(60_000), at: 0 }, { hello: running(3000), at: 10_000 })).toBe(false);
  expect(isSameGateway({ hello: running(1000), at: 0 }, { hello: running(5000), at: 60_000 })).toBe(false);
});

test("where nothing tells, it counts as restarted", () => {
  const { uptimeMs: _uptimeMs, ...snapshot } = v3.snapshot;
  expect(isSameGateway({ hello: { ...v3, snapshot }, at: 0 }, { hello: { ...v3, snapshot }, at: 1 })).toBe(false);
});
