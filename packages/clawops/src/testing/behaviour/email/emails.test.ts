import { expect, test } from "vitest";

import { fileNameOf } from "../../../wire/content-disposition.ts";
import { account, apiKey, localApi } from "../../test/local-api.ts";

const email = { from: "shop@example.com", to: ["a@example.net"], subject: "안내", body: "안녕하세요" };
const events = ["email.delivered", "email.bounced", "email.complained", "email.failed", "email.received"];

test("an e-mail is accepted, then delivered by the clock", async () => {
  const { api, clock, get, post, receiver } = localApi();
  await post("/webhooks", { url: "https://example.com/hook", events });
  const sent = await post("/emails", { ...email, attachmentUrl: ["https://example.com/a.pdf"] });
  expect(sent).toMatchObject({
    status: 201,
    body: {
      status: "sent",
      direction: "outbound",
      recipientCount: 1,
      attachmentCount: 1,
      suppressed: [],
      messageId: null,
    },
  });
  clock.advance(200);
  await api.settled();
  const emailId = sent.body["emailId"];
  expect(receiver.forms).toEqual([{ EmailId: emailId, AccountId: "AC_test", Timestamp: "2026-01-01T00:00:00.200Z" }]);
  expect((await get(`/emails/${String(emailId)}`)).body).toMatchObject({ text: "안녕하세요", bodyTruncated: false });
});

test("what becomes of an e-mail is the test's to say", async () => {
  const { api, clock, get, post } = localApi();
  await post("/webhooks", { url: "https://example.com/hook", events });
  const send = async (outcome: "bounced" | "complained" | "failed") => {
    api.simulate.emailOutcome({ to: "A@example.net", outcome });
    await post("/emails", email);
    clock.advance(200);
  };
  await send("bounced");
  await send("complained");
  await send("failed");
  expect(api.deliveries.map(({ event }) => event)).toEqual([
    "email.bounced",
    "email.delivered",
    "email.complained",
    "email.failed",
  ]);
  expect((await get("/emails?status=failed")).body.data).toMatchObject([{ failureCode: "delivery_failed" }]);
  await api.settled();
});

test("the same key gives the first answer, whatever else is sent", async () => {
  const { get, post } = localApi();
  const first = await post("/emails", { ...email, idempotencyKey: "k" });
  const second = await post("/emails", { ...email, subject: "다른 것", idempotencyKey: "k" });
  expect([second.status, second.body]).toEqual([201, first.body]);
  expect((await get("/emails")).body.data).toHaveLength(1);
  expect(await post("/emails", { ...email, idempotencyKey: "" })).toMatchObject({ status: 400 });
});

test("blocked recipients are left out; only if all are, the e-mail is refused", async () => {
  const { post } = localApi();
  await post("/blocked-recipients", { recipient: "A@example.net", channel: "email" });
  const some = await post("/emails", { ...email, cc: ["b@example.net"] });
  expect(some).toMatchObject({ status: 201, body: { to: [], cc: ["b@example.net"], suppressed: ["a@example.net"] } });
  expect(await post("/emails", email)).toMatchObject({ status: 422, body: { code: "recipient_blocked" } });
});

test.each([
  [{ to: ["nobody"] }, "VALIDATION"],
  [{ from: "Shop <shop@example.com>" }, "VALIDATION"],
  [{ replyTo: ["a@example.net", ""] }, "VALIDATION"],
  [{ attachmentUrl: ["a.pdf"] }, "VALIDATION"],
  [{ to: ["a@localhost"] }, "invalid_email_address"],
  [{ cc: ["a@127.0.0.1"] }, "invalid_email_address"],
  [{ from: `${"x".repeat(250)}@example.com` }, "invalid_email_address"],
  [{ body: undefined }, "body_required"],
  [{ cc: Array.from({ length: 50 }, (_, index) => `c${index}@example.net`) }, "too_many_recipients"],
  [{ html: "x".repeat(4_000_000) }, "message_too_large"],
  [{ attachmentUrl: ["http://example.com/a"] }, "attachment_url_not_allowed"],
  [{ attachmentUrl: ["https://192.168.0.1/a"] }, "attachment_url_not_allowed"],
  [{ to: [] }, "VALIDATION"],
])("an e-mail is refused with %#: %s", async (change, code) => {
  const { post } = localApi();
  expect(await post("/emails", { ...email, ...change })).toMatchObject({ status: 400, body: { code } });
});

test("once the account has a domain, e-mail is sent from verified ones only", async () => {
  const { api, post } = localApi();
  expect(await post("/emails", email)).toMatchObject({ status: 201 });
  const { id } = (await post("/email-domains", { domain: "Example.com" })).body;
  expect(await post("/emails", email)).toMatchObject({ status: 403, body: { code: "email_domain_not_verified" } });
  api.simulate.emailDns("example.com", "missing");
  expect(await post(`/email-domains/${id}/verification`)).toMatchObject({ status: 200, body: { status: "pending" } });
  api.simulate.emailDns("example.com", "set");
  expect(await post(`/email-domains/${id}/verification`)).toMatchObject({ status: 200, body: { status: "verified" } });
  expect(await post("/emails", email)).toMatchObject({ status: 201 });
});

test("a domain is registered once, receives when it is verified, and is checked for that", async () => {
  const { post, send } = localApi();
  const created = await post("/email-domains", { domain: "example.com" });
  expect(created).toMatchObject({
    status: 201,
    body: { status: "pending", receivingEnabled: false, verifiedAt: null },
  });
  const again = await post("/email-domains", { domain: "EXAMPLE.com" });
  expect([again.status, again.body]).toEqual([200, created.body]);
  const path = `/email-domains/${created.body.id}`;
  const early = await send("PATCH", path, { receivingEnabled: true });
  expect(early).toMatchObject({ status: 422, body: { code: "email_domain_not_verified" } });
  const off = await post(`${path}/receiving-verification`);
  expect(off).toMatchObject({ status: 422, body: { code: "email_domain_receiving_disabled" } });
  await post(`${path}/verification`);
  expect((await send("PATCH", path, { receivingEnabled: true })).body).toMatchObject({ receivingStatus: "pending" });
  expect((await post(`${path}/receiving-verification`)).body).toMatchObject({ receivingStatus: "verified" });
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await send("DELETE", path)).toMatchObject({ status: 404, body: { code: "email_domain_not_found" } });
});

test.each([
  ["https://example.com", 400, "invalid_email_domain"],
  ["*.example.com", 400, "invalid_email_domain"],
  ["example.com:25", 400, "invalid_email_domain"],
  ["192.0.2.1", 400, "invalid_email_domain"],
  ["mail.claw-ops.com", 409, "reserved_email_domain"],
])("the domain %s is refused", async (domain, status, code) => {
  const { post } = localApi();
  expect(await post("/email-domains", { domain })).toMatchObject({ status, body: { code } });
});

test("a received e-mail has its files, which are fetched with the key", async () => {
  const { api, get } = localApi();
  const { emailId } = await api.simulate.inboundEmail({
    from: "c@example.net",
    to: ["shop@example.com"],
    subject: "문의",
    text: "안녕하세요",
    attachments: [{ filename: "견적.txt", contentType: "text/plain", content: "hello" }],
  });
  const { body } = await get(`/emails/${emailId}`);
  expect(body).toMatchObject({ status: "received", recipients: ["shop@example.com"], attachmentCount: 1 });
  const [file] = body["attachments"] as Array<{ attachmentId: string; sizeBytes: number }>;
  expect(file).toMatchObject({ filename: "견적.txt", sizeBytes: 5 });
  const path = `${account}/emails/${emailId}/attachments/`;
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await api.fetch(`${api.url}${path}${file?.attachmentId}`, { headers });
  expect(await response.text()).toBe("hello");
  expect(fileNameOf(response.headers.get("content-disposition"))).toBe("견적.txt");
  expect(await get(`${path}nothing`)).toMatchObject({ status: 404, body: { code: "attachment_not_found" } });
  expect((await get("/emails?direction=inbound&recipient=SHOP@example.com")).body.data).toHaveLength(1);
  expect((await get("/emails?recipient=other@example.com")).body.data).toEqual([]);
  await expect(api.simulate.inboundEmail({ from: "x", to: "y" })).rejects.toThrow(/not an e-mail address/);
});
