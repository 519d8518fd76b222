import type { IncomingMessage } from "node:http";

import type { OpenUnion } from "@pincer/shared";
import type { Request as ExpressRequest } from "express";
import { expectTypeOf, test } from "vitest";

import type { UnwrapWebhookOptions, WebhookEvent, WebhookRequest } from "./index.ts";
import { signWebhook, unwrapWebhook, verifyWebhook } from "./index.ts";

declare const event: WebhookEvent;

test("each type narrows to its fields", () => {
  if (event.type === "message.received") {
    expectTypeOf(event.data.mediaUrls).toEqualTypeOf<readonly string[]>();
    expectTypeOf(event.data.messageId).toEqualTypeOf<string>();
  }
  if (event.type === "call.transfer") {
    expectTypeOf(event.data.transferSequence).toEqualTypeOf<string>();
    expectTypeOf(event.data.transferDuration).toEqualTypeOf<string | undefined>();
  }
  if (event.type === "message.sent") expectTypeOf(event.data.type).toEqualTypeOf<OpenUnion<"sms" | "lms" | "mms">>();
});

test("the union stays open: after all known types there is still something left", () => {
  switch (event.type) {
    case "message.sent":
    case "message.failed":
    case "message.received":
    case "call.status":
    case "call.transfer":
    case "unknown":
      break;
    default:
      expectTypeOf(event).not.toBeNever();
      expectTypeOf(event.data).toEqualTypeOf<Readonly<Record<string, string>>>();
  }
  expectTypeOf(event.raw).toEqualTypeOf<Readonly<Record<string, string>>>();
});

test("requests of Fetch and of Node fit", () => {
  expectTypeOf<Request>().toExtend<WebhookRequest>();
  expectTypeOf<ExpressRequest>().toExtend<WebhookRequest>();
  expectTypeOf<IncomingMessage & { body: string }>().toExtend<WebhookRequest>();
});

test("keys may be one, a list, or what the environment has", () => {
  expectTypeOf<{ signingKey: string | undefined }>().toExtend<UnwrapWebhookOptions>();
  expectTypeOf<{ signingKey: Array<string | undefined> }>().toExtend<UnwrapWebhookOptions>();
});

test("results", () => {
  expectTypeOf(verifyWebhook).returns.toEqualTypeOf<Promise<true>>();
  expectTypeOf(unwrapWebhook).returns.toEqualTypeOf<Promise<WebhookEvent>>();
  expectTypeOf(signWebhook).returns.toEqualTypeOf<Promise<string>>();
});
