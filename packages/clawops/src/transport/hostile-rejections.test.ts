import { expect, test } from "vitest";

import { rejection, testClient } from "../../test/test-client.ts";

const thrower = {
  get(): never {
    throw new Error("gotcha");
  },
};
const everyTrap = new Proxy(
  {},
  {
    get: (_, name) => () => {
      throw new Error(`trap ${String(name)}`);
    },
  },
);

/** An error one of whose fields cannot be read. */
const errorWithout = (name: string): Error => Object.defineProperty(new Error("boom"), name, thrower);

const hostile: ReadonlyArray<readonly [string, unknown]> = [
  ...["cause", "message", "code", "syscall", "errors", "stack", "name"].map(
    (name) => [`an error whose ${name} cannot be read`, errorWithout(name)] as const,
  ),
  ["an error whose cause's cause cannot be read", new Error("boom", { cause: errorWithout("cause") })],
  ["an error whose cause's code cannot be made a text", new Error("boom", { cause: { code: Object.create(null) } })],
  ["a proxy that throws whatever is asked", new Proxy(new Error("boom"), everyTrap)],
  ["nothing", undefined],
];

test.each(hostile)("a fetch that rejects with %s fails as every broken connection does", async (_, thrown) => {
  const fetch = async (): Promise<never> => {
    throw thrown;
  };
  const { client, clock } = testClient("https://api.example", { fetch, maxRetries: 1 });
  const error = await rejection(client.calls.get("CA1"));
  expect(error).toMatchObject({ name: "APIConnectionError", kind: "connection", outcome: "unknown", retryable: true });
  expect(error).toMatchObject({
    message: expect.stringMatching(/^The connection to api\.example broke \(.+\) \[GET /),
  });
  expect(clock.waits).toEqual([500]);
});

test("what can still be read of such an error stands in the message", async () => {
  const fetch = async (): Promise<never> => {
    throw errorWithout("cause");
  };
  const error = await rejection(testClient("https://api.example", { fetch, maxRetries: 0 }).client.calls.get("CA1"));
  expect(error).toMatchObject({ message: expect.stringContaining("(Error: boom)") });
});
