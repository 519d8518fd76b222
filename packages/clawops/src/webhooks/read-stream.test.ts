import { expect, onTestFinished, test, vi } from "vitest";

import { signWebhookRequest } from "./sign-webhook.ts";
import { unwrapWebhook } from "./unwrap-webhook.ts";

const signingKey = "whsec_key_one";
const url = "https://example.com/hook";
const params = { CallId: "CA1", CallStatus: "completed" };
const form = await signWebhookRequest({ url, params, signingKey });

/** A request whose body is what `source` says. */
function streaming(source: UnderlyingDefaultSource<Uint8Array>, signal?: AbortSignal): Request {
  const init: RequestInit & { duplex: "half" } = { ...form, body: new ReadableStream(source), duplex: "half" };
  return new Request(url, { ...init, ...(signal === undefined ? {} : { signal }) });
}

test("a body in many small pieces is put together, also where a character is torn apart", async () => {
  const bytes = new TextEncoder().encode(
    (await signWebhookRequest({ url, params: { Body: "안녕" }, signingKey })).body,
  );
  const raw = new TextEncoder().encode("Body=안녕");
  for (const pieces of [bytes, raw]) {
    const request = streaming({
      start(controller) {
        for (const byte of pieces) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    request.headers.set(
      "x-signature",
      (await signWebhookRequest({ url, params: { Body: "안녕" }, signingKey })).headers["x-signature"] ?? "",
    );
    await expect(unwrapWebhook(request, { signingKey })).resolves.toMatchObject({ data: { body: "안녕" } });
  }
});

test("a body without end is read up to the limit and then stopped", async () => {
  let isCancelled = false;
  let sent = 0;
  const request = streaming({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536));
    },
    cancel() {
      isCancelled = true;
    },
  });
  await expect(unwrapWebhook(request, { signingKey })).rejects.toThrow("longer than 1048576 bytes (`maxBytes`)");
  expect(isCancelled).toBe(true);
  expect(sent).toBeLessThan(1_500_000);
});

test("a limit of one's own holds for every kind of body", async () => {
  const size = form.body.length;
  for (const body of [form.body, new TextEncoder().encode(form.body)]) {
    const request = { method: "POST", url, headers: form.headers, body };
    await expect(unwrapWebhook(request, { signingKey, maxBytes: size - 1 })).rejects.toThrow("longer than");
    await expect(unwrapWebhook(request, { signingKey, maxBytes: size })).resolves.toMatchObject({ raw: params });
  }
  await expect(unwrapWebhook(new Request(url, form), { signingKey, maxBytes: size - 1 })).rejects.toThrow(
    "longer than",
  );
});

test("a body that never comes ends with the time limit", async () => {
  const request = streaming({});
  const outcome = unwrapWebhook(request, { signingKey, timeoutMs: 10 });
  await expect(outcome).rejects.toMatchObject({
    kind: "timeout",
    message: expect.stringContaining("within 10 ms") as string,
  });
});

test("a body that never comes ends with the request's own signal, and with its reason", async () => {
  const stop = new AbortController();
  const reason = new Error("the client left");
  const request = streaming({ pull: () => stop.abort(reason) }, stop.signal);
  await expect(unwrapWebhook(request, { signingKey })).rejects.toBe(reason);
  await expect(unwrapWebhook(streaming({}, AbortSignal.abort(reason)), { signingKey })).rejects.toBe(reason);
});

test("a body that breaks off is told, with the cause", async () => {
  const cause = new Error("ECONNRESET");
  const request = streaming({ pull: (controller) => controller.error(cause) });
  await expect(unwrapWebhook(request, { signingKey })).rejects.toMatchObject({
    message: "The body broke off.",
    kind: "connection",
    cause,
  });
});

test("a body that was read before is told", async () => {
  const request = new Request(url, form);
  const copy = request.clone();
  await request.text();
  await expect(unwrapWebhook(request, { signingKey })).rejects.toThrow("The body was read before");
  await expect(unwrapWebhook(copy, { signingKey })).resolves.toMatchObject({ raw: params });
});

test("no timer is left behind, also with a time limit beyond what timers take", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  await unwrapWebhook(new Request(url, form), { signingKey, timeoutMs: Infinity });
  expect(vi.getTimerCount()).toBe(0);
});

test("a body that keeps giving empty pieces is given up in time", async () => {
  let pieces = 0;
  const request = streaming({
    pull(controller) {
      pieces += 1;
      if (pieces > 200_000) controller.error(new Error("nobody gave up"));
      else controller.enqueue(new Uint8Array(0));
    },
  });
  await expect(unwrapWebhook(request, { signingKey, timeoutMs: 1 })).rejects.toMatchObject({ kind: "timeout" });
});
