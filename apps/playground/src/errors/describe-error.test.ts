import { PincerError } from "@pincer/shared";
import { describe, expect, test } from "vitest";

import { adviceFor } from "./advice.ts";
import { describeError } from "./describe-error.ts";

class StatusError extends PincerError {
  static override readonly brand: string = "StatusError";
  readonly status = 400;
  readonly code = "from_not_registered";
  readonly requestId = "req_1";
  readonly outcome = "failed";
  readonly body = { error: "070 is not yours", errors: [{ path: "/body/From", message: "not yours" }] };
}

describe("an error of the API", () => {
  test("is shown with its class, code, status, request, the server's words and what to do", () => {
    const error = new StatusError("400 070 is not yours [POST …]", { kind: "invalid-request" });
    expect(describeError(error)).toEqual({
      name: "StatusError",
      message: "070 is not yours",
      code: "from_not_registered",
      status: 400,
      requestId: "req_1",
      advice: "Use one of the account's own numbers as the sender.",
      issues: [{ path: "/body/From", message: "not yours" }],
    });
  });
});

describe("anything that was thrown", () => {
  test.each([
    ["an error", new TypeError("x is not a function"), "TypeError", "x is not a function"],
    ["a text", "boom", "Error", "boom"],
    ["nothing", undefined, "Error", "undefined"],
  ])("is shown too: %s", (_what, thrown, name, message) => {
    expect(describeError(thrown)).toMatchObject({ name, message });
  });

  test("is shown without what looks like a secret", () => {
    expect(describeError(new Error("Authorization: Bearer abcdefgh")).message).not.toContain("abcdefgh");
  });
});

describe("advice", () => {
  test("warns where nobody knows whether it was done, whatever else is known", () => {
    expect(adviceFor({ kind: "connection", code: null, outcome: "unknown" })).toContain("may have been carried out");
  });

  test("goes by the code before the kind", () => {
    expect(adviceFor({ kind: "invalid-request", code: "recipient_blocked", outcome: null })).toContain("block list");
    expect(adviceFor({ kind: "invalid-request", code: "something-new", outcome: null })).toContain("Correct");
  });
});
