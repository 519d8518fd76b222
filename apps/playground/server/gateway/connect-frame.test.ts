import { describe, expect, test } from "vitest";

import { withCredentials, withoutHelloSecrets } from "./connect-frame.ts";

const access = { url: "ws://g", token: "tok-1" };

describe("a frame to the gateway", () => {
  test.each([
    ["another request", { type: "req", id: "1", method: "agent", params: { message: '"connect"' } }],
    ["an event that is called so", { type: "event", event: "connect" }],
  ])("stays as it is: %s", (_what, frame) => {
    const text = JSON.stringify(frame);
    expect(withCredentials(text, access)).toBe(text);
  });

  test("that is not JSON stays as it is", () => {
    expect(withCredentials('{"connect"', access)).toBe('{"connect"');
  });

  test("gets credentials also where the page gave no params", () => {
    const text = withCredentials('{"type":"req","id":"1","method":"connect"}', access);
    expect(JSON.parse(text)).toMatchObject({ params: { auth: { token: "tok-1" } } });
  });

  test("gets no auth where none is known, and loses the page's", () => {
    const text = withCredentials('{"type":"req","method":"connect","params":{"auth":{"token":"x"},"role":"r"}}', {
      url: "ws://g",
    });
    expect(JSON.parse(text)).toEqual({ type: "req", method: "connect", params: { role: "r" } });
  });
});

describe("a frame to the page", () => {
  test("that only mentions a hello stays as it is", () => {
    const text = '{"type":"event","event":"chat","payload":{"text":"\\"hello-ok\\"","auth":{"deviceToken":"x"}}}';
    expect(withoutHelloSecrets(text)).toBe(text);
  });
});
