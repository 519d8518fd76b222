import { expect, test } from "vitest";

import * as index from "./index.ts";
import * as base from "./internal-base.ts";
import * as internal from "./internal.ts";

test("@pincer/shared exports these values", () => {
  expect(Object.keys(index).sort()).toEqual(["PincerError", "backoff", "memoryStore", "redact", "webStorageStore"]);
});

test("@pincer/shared/internal exports these values", () => {
  expect(Object.keys(internal).sort()).toEqual([
    "EventEmitter",
    "EventStream",
    "REDACTED",
    "SecretKeeper",
    "SendQueue",
    "SilenceWatchdog",
    "abortable",
    "byteLength",
    "closeReason",
    "copyData",
    "createDeadline",
    "createLogger",
    "deferred",
    "delay",
    "describeThrown",
    "isRecord",
    "isSecretName",
    "logLevels",
    "onAbort",
    "openSocket",
    "parseRetryAfter",
    "readMessage",
    "redactText",
    "systemClock",
  ]);
});

test("@pincer/shared/internal/base exports these values, which are in @pincer/shared/internal too", () => {
  const names = Object.keys(base).sort();
  expect(names).toEqual([
    "EventEmitter",
    "EventStream",
    "deferred",
    "isRecord",
    "isSecretName",
    "logLevels",
    "onAbort",
    "systemClock",
  ]);
  expect(internal).toMatchObject(base);
});
