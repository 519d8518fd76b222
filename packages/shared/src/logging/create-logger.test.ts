import { afterEach, expect, test, vi } from "vitest";

import { createLogger } from "./create-logger.ts";
import { type Logger, type LogLevel, logLevels } from "./logger.ts";

afterEach(() => vi.restoreAllMocks());

function sink(): { [name in keyof Logger]: ReturnType<typeof vi.fn<Logger["warn"]>> } {
  const method = (): ReturnType<typeof vi.fn<Logger["warn"]>> => vi.fn<Logger["warn"]>();
  return { debug: method(), info: method(), warn: method(), error: method() };
}

function sayAll(logger: Logger): void {
  for (const name of ["debug", "info", "warn", "error"] as const) logger[name](name);
}

test.each<[LogLevel | undefined, string[]]>([
  ["off", []],
  ["error", ["error"]],
  ["warn", ["warn", "error"]],
  ["info", ["info", "warn", "error"]],
  ["debug", ["debug", "info", "warn", "error"]],
  [undefined, ["warn", "error"]],
])("at level %s it passes %j", (level, passed) => {
  const to = sink();
  sayAll(createLogger({ logger: to, level }));
  for (const name of ["debug", "info", "warn", "error"] as const) {
    expect(to[name].mock.calls).toEqual(passed.includes(name) ? [[name]] : []);
  }
});

test("every level is known", () => {
  expect(logLevels).toEqual(["off", "error", "warn", "info", "debug"]);
});

test("messages and fields pass without secrets", () => {
  const to = sink();
  createLogger({ logger: to }).warn("token=hunter22", { token: "hunter22", totalTokens: 5 });
  expect(to.warn.mock.calls).toEqual([["token=[redacted]", { token: "[redacted]", totalTokens: 5 }]]);
});

test("what cleans the lines can be replaced", () => {
  const to = sink();
  const printable = (value: unknown): unknown => (typeof value === "string" ? value.replace("a", "b") : { b: 1 });
  createLogger({ logger: to, printable }).error("a", { a: 1 });
  expect(to.error.mock.calls).toEqual([["b", { b: 1 }]]);
});

test("a dropped line costs no cleaning", () => {
  const printable = vi.fn<(value: unknown) => unknown>();
  createLogger({ logger: sink(), level: "error", printable }).debug("a", { a: 1 });
  expect(printable).not.toHaveBeenCalled();
});

test("a sink that throws, rejects or lacks a method does not reach the caller", async () => {
  const reject = (): Promise<never> => Promise.reject(new Error("sink")); // unhandled, it would end the run
  const broken = {
    warn: reject,
    error: vi.fn<() => void>(() => {
      throw new Error("sink");
    }),
  };
  const logger = createLogger({ logger: broken as unknown as Logger, level: "debug" });
  sayAll(logger);
  await new Promise(setImmediate);
  expect(broken.error).toHaveBeenCalledTimes(1);
});

test("a logger's own methods keep their object", () => {
  class Sink {
    lines: string[] = [];
    warn(message: string): void {
      this.lines.push(message);
    }
  }
  const to = new Sink();
  createLogger({ logger: to as unknown as Logger }).warn("a");
  expect(to.lines).toEqual(["a"]);
});

test("without a logger lines go to the console", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  createLogger().warn("a", { b: 1 });
  expect(warn.mock.calls).toEqual([["a", { b: 1 }]]);
});
