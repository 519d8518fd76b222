import { expect, test } from "vitest";

import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { from, type LocalApi, localApi, to, url } from "./test/local-api.ts";

/** What a caller without types may write. */
const anything = (value: unknown): never => value as never;

test.each<[string, (local: LocalApi) => unknown, RegExp]>([
  ["transcript", ({ api }) => api.simulate.transcript("CA1", { status: "completed" }), /there is no call CA1/],
  ["summary", ({ api }) => api.simulate.summary("CA1", { status: "failed" }), /there is no call CA1/],
  ["verbRecording", ({ api }) => api.simulate.verbRecording("CA1"), /there is no call CA1/],
  ["callOutcome", ({ api }) => api.simulate.callOutcome(anything(undefined)), /to is not a phone number/],
  ["callOutcome", ({ api }) => api.simulate.callOutcome({ to, outcome: anything("lost") }), /not lost/],
  ["callOutcome", ({ api }) => api.simulate.callOutcome(anything({ to })), /not undefined/],
  [
    "callOutcome",
    ({ api }) => api.simulate.callOutcome({ to, outcome: "busy", answeredBy: anything("robot") }),
    /not robot/,
  ],
  ["kakaoTemplate", ({ api }) => api.simulate.kakaoTemplate(anything(undefined)), /content must be a text/],
  ["kakaoTemplate", ({ api }) => api.simulate.kakaoTemplate(anything({ content: "x" })), /channelId must be a text/],
  ["kakaoBrandTemplate", ({ api }) => api.simulate.kakaoBrandTemplate(anything({})), /channelId must be a text/],
  ["kakaoToken", ({ api }) => api.simulate.kakaoToken(anything(undefined)), /no code was asked for undefined/],
  ["emailOutcome", ({ api }) => api.simulate.emailOutcome(anything({ to: "x" })), /x is not an e-mail address/],
  ["emailOutcome", ({ api }) => api.simulate.emailOutcome(anything({ to: "a@b.com", outcome: "lost" })), /not lost/],
  ["emailDns", ({ api }) => api.simulate.emailDns("https://x", "missing"), /is not a domain/],
  ["emailDns", ({ api }) => api.simulate.emailDns("example.com", anything("gone")), /not gone/],
  ["mcpServer", ({ api }) => api.simulate.mcpServer({ url: "x" }), /url must be a URL/],
  ["mobileVerification", ({ api }) => api.simulate.mobileVerification().verify("12"), /12 is not a phone number/],
])("simulate.%s says what is wrong: %#", (name, run, message) => {
  const attempt = (): unknown => run(localApi());
  expect(attempt).toThrow(ClawOpsError);
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(new RegExp(`^${name}:`));
});

test("simulate.inboundEmail rejects what is no e-mail", async () => {
  const { simulate } = localApi().api;
  const email = { from: "a@example.com", to: "b@example.com" };
  await expect(simulate.inboundEmail(anything(undefined))).rejects.toThrow(/inboundEmail: undefined is not/);
  await expect(simulate.inboundEmail({ ...email, to: [] })).rejects.toThrow(/to must name somebody/);
  const attachments = anything([{ filename: "a", content: 7 }]);
  await expect(simulate.inboundEmail({ ...email, attachments })).rejects.toThrow(/content of a must be/);
  const typed = [{ filename: "a", contentType: "문서\r\nx: y", content: "a" }];
  await expect(simulate.inboundEmail({ ...email, attachments: typed })).rejects.toThrow(/contentType of a must be/);
  const nameless = anything([{ content: "a" }]);
  await expect(simulate.inboundEmail({ ...email, attachments: nameless })).rejects.toThrow(
    /filename .* must be a text/,
  );
});

test.each<[object, RegExp]>([
  [{ type: "fax" }, /type must be sms, lms or mms, not fax/],
  [{ mediaCount: -1 }, /mediaCount must be a whole number from 0 to 3, not -1/],
  [{ mediaCount: 1e9 }, /mediaCount must be/],
  [{ mediaCount: Number.NaN }, /mediaCount must be/],
  [{ subject: 5 }, /subject must be a text/],
])("simulate.inboundMessage rejects %j", async (wrong, message) => {
  const { api, get } = localApi();
  const inbound = anything({ from: to, to: from, body: "안녕", ...wrong });
  await expect(api.simulate.inboundMessage(inbound)).rejects.toThrow(message);
  expect((await get("/messages")).body.data).toEqual([]);
});

test("simulate.inboundCall rejects an outcome that no call has", async () => {
  const { api, get } = localApi();
  const call = { from: to, to: from, outcome: anything("lost") };
  await expect(api.simulate.inboundCall(call)).rejects.toThrow(/inboundCall: outcome must be completed, busy/);
  expect((await get("/calls")).body.data).toEqual([]);
});

test("e-mail comes to verified domains that receive, once the account has one", async () => {
  const { api, post, send } = localApi();
  const email = { from: "a@example.net", to: "b@example.com" };
  const { id } = (await post("/email-domains", { domain: "example.com" })).body;
  await post(`/email-domains/${id}/verification`);
  await expect(api.simulate.inboundEmail(email)).rejects.toThrow(/not a verified domain of the account that receives/);
  await send("PATCH", `/email-domains/${id}`, { receivingEnabled: true });
  await expect(api.simulate.inboundEmail(email)).resolves.toMatchObject({ status: "received" });
});

test("a call that was not answered has no recording of VoiceML's Record, and no odd transcript", async () => {
  const { api, clock, post } = localApi();
  const { callId } = (await post("/calls", { To: "01012340001", From: from, Url: url })).body;
  clock.advance(5000);
  expect(() => api.simulate.verbRecording(callId)).toThrow(/was not answered/);
  expect(() => api.simulate.transcript(callId, anything({ status: "lost" }))).toThrow(/not lost/);
});

test("a template that is registered again takes the place of the first", async () => {
  const { api, post } = localApi();
  const template = { channelId: "KC1", id: "KT1", content: "x" };
  api.simulate.kakaoTemplate(template);
  expect(api.simulate.kakaoTemplate({ ...template, status: "REJECTED" })).toMatchObject({ id: "KT1", sendable: false });
  const message = { To: to, From: from, Kakao: { ChannelId: "KC1", TemplateId: "KT1" } };
  expect(await post("/messages", message)).toMatchObject({
    status: 422,
    body: { code: "kakao_template_not_approved" },
  });
});

test("a reset forgets everything that was set up", async () => {
  const { api, get, post } = localApi();
  api.simulate.kakaoTemplate({ channelId: "KC1", content: "x" });
  await post("/blocked-recipients", { recipient: to, channel: "message" });
  await post("/agents", { name: "a" });
  api.reset();
  for (const path of ["/kakao/channels", "/blocked-recipients", "/agents"])
    expect((await get(path)).body.data).toEqual([]);
  const message = { To: to, From: from, Kakao: { ChannelId: "KC9", TemplateId: "KT9" } };
  expect(await post("/messages", message)).toMatchObject({ status: 201 });
});
