import { describe, expect, test } from "vitest";

import { PLANTED_KEY, rejection } from "../../test/test-client.ts";
import { ClawOpsError } from "../errors/claw-ops-error.ts";
import * as operations from "../generated/operations.ts";
import { readOptions } from "../options/read-options.ts";
import { prepareRequest } from "./prepare-request.ts";

const { settings } = readOptions({ apiKey: PLANTED_KEY, accountId: "AC1", baseURL: "https://x.example/base" });

describe("the bearer", () => {
  test("is the account's key", async () => {
    const { headers } = await prepareRequest(settings, { operation: operations.listCalls, path: { accountId: "AC1" } });
    expect(headers).toMatchObject({ authorization: `Bearer ${PLANTED_KEY}` });
  });

  test("is missing where a token in the path is enough, which is not shown", async () => {
    const request = await prepareRequest(settings, {
      operation: operations.getAssignmentSession,
      path: { token: "t".repeat(40) },
    });
    expect(request.headers).not.toHaveProperty("authorization");
    expect(request.url).toContain("t".repeat(40));
    expect(request.info.url).toBe("https://x.example/base/v1/assignment-sessions/[redacted]");
  });

  test("is the operation's own secret, and never the key in its place", async () => {
    const call = { operation: operations.enrollMobileGateway, path: {}, params: { wgPubkey: "k" } };
    expect((await prepareRequest(settings, { ...call, bearer: "enroll-1" })).headers).toMatchObject({
      authorization: "Bearer enroll-1",
    });
    const error = await rejection(prepareRequest(settings, call));
    expect(error).toBeInstanceOf(ClawOpsError);
    expect((error as Error).message).toContain("`enrollmentToken`");
  });
});

test("a request without a body has no content type, one with JSON has", async () => {
  const without = await prepareRequest(settings, {
    operation: operations.requestTranscript,
    path: { accountId: "AC1", callId: "CA1" },
  });
  expect([without.body, without.headers["content-type"]]).toEqual([undefined, undefined]);
  const path = { accountId: "AC1" };
  const withJson = await prepareRequest(settings, {
    operation: operations.createDictionary,
    path,
    params: { name: "d" },
  });
  expect([withJson.body, withJson.headers["content-type"]]).toEqual(['{"name":"d"}', "application/json"]);
});

test("files go out as a form, the same bytes on every attempt", async () => {
  const params = { image: new File(["PNG"], "a.png", { type: "image/png" }), bubbleType: "IMAGE" };
  const request = await prepareRequest(settings, {
    operation: operations.uploadKakaoBrandImage,
    path: { accountId: "AC1" },
    params,
  });
  expect(request.body).toBeInstanceOf(Uint8Array);
  const form = await new Response(request.body, { headers: request.headers }).formData();
  const image = form.get("image") as File;
  expect([form.get("bubbleType"), image.name, image.type, await image.text()]).toEqual([
    "IMAGE",
    "a.png",
    "image/png",
    "PNG",
  ]);
});

test("what cannot be JSON is told before anything is sent", async () => {
  const params = { to: "010", context: { big: 1n } };
  const call = { operation: operations.transferCall, path: { accountId: "AC1", callId: "CA1" }, params };
  expect(await rejection(prepareRequest(settings, call))).toMatchObject({
    name: "ClawOpsError",
    kind: "invalid-argument",
  });
});

test.each(["", "k".repeat(256)])("a key that the server would not take is refused", async (requestId) => {
  const call = {
    operation: operations.transferCall,
    path: { accountId: "AC1", callId: "CA1" },
    params: { to: "010", requestId },
  };
  const error = await rejection(prepareRequest(settings, call));
  expect((error as Error).message).toMatch(/`requestId` must have (1 to|at most) 255 characters/);
});
