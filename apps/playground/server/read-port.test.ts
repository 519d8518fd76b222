import { expect, test } from "vitest";

import { readPort } from "./read-port.ts";

test("the default is used where none is given, and may be replaced by a free one", () => {
  expect(readPort(undefined)).toEqual({ port: 4747, explicit: false });
  expect(readPort(" ")).toEqual({ port: 4747, explicit: false });
});

test("a given port is meant", () => {
  expect(readPort("8080")).toEqual({ port: 8080, explicit: true });
});

test("0 is any free port", () => {
  expect(readPort("0")).toEqual({ port: 0, explicit: false });
});

test.each(["http", "-1", "65536", "80.5", "0x50"])("%s is refused, by name", (text) => {
  expect(() => readPort(text)).toThrow(/^PORT must be a number from 0 to 65535/);
});
