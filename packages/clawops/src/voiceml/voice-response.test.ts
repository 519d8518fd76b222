import { expect, test } from "vitest";

import { type PromptBuilder, VoiceResponse } from "./index.ts";

const action = "https://example.com/menu?step=1&lang=ko";

/** The response of the given verbs, without what every response has around them. */
function verbs(response: VoiceResponse): string {
  const [, inside] =
    /^<\?xml version="1\.0" encoding="UTF-8"\?><Response>(.*)<\/Response>$/s.exec(String(response)) ?? [];
  if (inside === undefined) throw new Error(String(response));
  return inside;
}

test("verbs are chained and written in their order, after the declaration", () => {
  const response = new VoiceResponse()
    .say("안녕하세요", { language: "ko" })
    .gather({ numDigits: 1, action }, (gather) => gather.say("1번을 누르세요"))
    .dial("07012341234");
  expect(response.toString()).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>' +
      '<Response><Say language="ko">안녕하세요</Say>' +
      '<Gather numDigits="1" action="https://example.com/menu?step=1&amp;lang=ko"><Say>1번을 누르세요</Say></Gather>' +
      "<Dial><Number>07012341234</Number></Dial></Response>",
  );
});

test("a response without verbs is whole", () => {
  expect(String(new VoiceResponse())).toBe('<?xml version="1.0" encoding="UTF-8"?><Response/>');
});

test.each<[string, (response: VoiceResponse) => VoiceResponse, string]>([
  [
    "say",
    (r) => r.say("네", { voice: "cartesia:v1", language: "ko-KR" }),
    '<Say language="ko-KR" voice="cartesia:v1">네</Say>',
  ],
  ["say of nothing", (r) => r.say(""), "<Say/>"],
  ["play", (r) => r.play("https://example.com/a.wav?x&y"), "<Play>https://example.com/a.wav?x&amp;y</Play>"],
  [
    "play of a URL",
    (r) => r.play(new URL("https://example.com/가.wav")),
    "<Play>https://example.com/%EA%B0%80.wav</Play>",
  ],
  ["gather", (r) => r.gather(), "<Gather/>"],
  [
    "gather with everything",
    (r) =>
      r.gather({ action: "/digits", finishOnKey: "*", timeout: 5, numDigits: 4 }, (g) =>
        g.say("하나").pause({ length: 1 }).play("https://example.com/b.wav"),
      ),
    '<Gather numDigits="4" timeout="5" finishOnKey="*" action="/digits">' +
      '<Say>하나</Say><Pause length="1"/><Play>https://example.com/b.wav</Play></Gather>',
  ],
  ["gather without an ending key", (r) => r.gather({ finishOnKey: "" }), '<Gather finishOnKey=""/>'],
  [
    "record",
    (r) => r.record({ action, playBeep: false, finishOnKey: "#", maxLength: 60 }),
    '<Record maxLength="60" finishOnKey="#" playBeep="false" action="https://example.com/menu?step=1&amp;lang=ko"/>',
  ],
  [
    "dial of a number",
    (r) => r.dial("01012345678", { callerId: "07012341234", action: "/after", timeout: 20 }),
    '<Dial timeout="20" action="/after" callerId="07012341234"><Number>01012345678</Number></Dial>',
  ],
  [
    "dial of several",
    (r) =>
      r.dial({ timeout: 20 }, (d) =>
        d
          .number("01012345678", { statusCallback: "https://example.com/s" })
          .sip("sip:desk@pbx.example.com;transport=tls"),
      ),
    '<Dial timeout="20"><Number statusCallback="https://example.com/s">01012345678</Number>' +
      "<Sip>sip:desk@pbx.example.com;transport=tls</Sip></Dial>",
  ],
  [
    "connect",
    (r) => r.connect((c) => c.stream({ url: "wss://example.com/media" })),
    '<Connect><Stream url="wss://example.com/media"/></Connect>',
  ],
  [
    "connect with elements in its stream",
    (r) =>
      r.connect((c) => c.stream({ url: "wss://example.com" }, (s) => s.add("Parameter", { name: "a", value: "b" }))),
    '<Connect><Stream url="wss://example.com"><Parameter name="a" value="b"/></Stream></Connect>',
  ],
  ["pause", (r) => r.pause(), "<Pause/>"],
  ["redirect", (r) => r.redirect("https://example.com/next"), "<Redirect>https://example.com/next</Redirect>"],
  ["hangup", (r) => r.hangup(), "<Hangup/>"],
  ["reject", (r) => r.reject({ reason: "busy" }), '<Reject reason="busy"/>'],
  ["verbs after the end", (r) => r.reject().say("x"), "<Reject/><Say>x</Say>"],
])("writes %s", (_name, build, xml) => {
  expect(verbs(build(new VoiceResponse()))).toBe(xml);
});

test("attributes that are undefined are left out", () => {
  const response = new VoiceResponse()
    .say("x", { language: undefined })
    .add("A", { b: undefined, c: 1 })
    .record(undefined);
  expect(verbs(response)).toBe('<Say>x</Say><A c="1"/><Record/>');
});

test("the explicit door writes any element, its attributes in the given order, of every kind of value", () => {
  const response = new VoiceResponse().add(
    "Future-Verb",
    { z: true, a: false, n: -1.5, "xml:lang": "ko", u: new URL("https://example.com/?a&b") },
    (inside) => inside.add("_1", {}, "text").add("Empty"),
  );
  expect(verbs(response)).toBe(
    '<Future-Verb z="true" a="false" n="-1.5" xml:lang="ko" u="https://example.com/?a&amp;b"><_1>text</_1><Empty/></Future-Verb>',
  );
});

test("the explicit door stands in every builder", () => {
  const response = new VoiceResponse()
    .gather({}, (g) => g.add("Say", { loop: 2 }, "x"))
    .dial({}, (d) => d.add("Client", {}, "kim"))
    .connect((c) => c.add("Stream", { url: "wss://example.com", track: "both" }));
  expect(verbs(response)).toBe(
    '<Gather><Say loop="2">x</Say></Gather><Dial><Client>kim</Client></Dial>' +
      '<Connect><Stream url="wss://example.com" track="both"/></Connect>',
  );
});

test("what a builder gets after its function has ended is still written", () => {
  const response = new VoiceResponse();
  let gather: PromptBuilder | undefined;
  response.gather({}, (g) => {
    gather = g;
  });
  gather?.say("later");
  expect(verbs(response)).toBe("<Gather><Say>later</Say></Gather>");
});

test("nothing is added by a verb that fails", () => {
  const response = new VoiceResponse().say("a");
  expect(() => response.gather({}, (g) => g.say("\u0000"))).toThrow();
  expect(() => response.add("B", { c: "\u0000" })).toThrow();
  expect(() =>
    response.dial({}, () => {
      throw new RangeError("mine");
    }),
  ).toThrow(RangeError);
  expect(verbs(response)).toBe("<Say>a</Say>");
});

test("it can be written as often as one likes, and go on", () => {
  const response = new VoiceResponse().say("a");
  expect(String(response)).toBe(String(response));
  expect(verbs(response.hangup())).toBe("<Say>a</Say><Hangup/>");
});

test("a Fetch response carries it in UTF-8", async () => {
  const voice = new VoiceResponse().say("안녕하세요 😀");
  const answer = new Response(String(voice), { headers: { "content-type": "text/xml; charset=utf-8" } });
  expect(new TextDecoder("utf-8", { fatal: true }).decode(await answer.arrayBuffer())).toBe(String(voice));
});

test("nothing of a response is shown by printing the object", () => {
  expect(JSON.stringify(new VoiceResponse().say("secret"))).toBe("{}");
  expect(Object.keys(new VoiceResponse().say("secret"))).toEqual([]);
});
