import { expect, test } from "vitest";

import { ClawOpsError, VoiceResponse } from "./index.ts";

/** What the verb complains of. The builder is asked as JavaScript asks it: types do not help. */
function complaint(build: (response: VoiceResponse) => unknown): string {
  try {
    build(new VoiceResponse());
  } catch (error) {
    if (!ClawOpsError.isInstance(error) || error.kind !== "invalid-argument") throw error;
    return error.message;
  }
  return "none";
}

/** A value of any type, for arguments that types forbid. */
const wrong = (value: unknown): never => value as never;

test.each<[string, (response: VoiceResponse) => unknown, string]>([
  ["a text that is undefined", (r) => r.say(wrong(undefined)), "Say: the text must be a string, but is undefined."],
  ["a text that is null", (r) => r.say(wrong(null)), "Say: the text must be a string, but is null."],
  ["a text that is a number", (r) => r.say(wrong(12)), "Say: the text must be a string, but is a number."],
  [
    "a text that is an object",
    (r) => r.say(wrong({ toString: () => "x" })),
    "Say: the text must be a string, but is an object.",
  ],
  [
    "an attribute that is null",
    (r) => r.say("", { language: wrong(null) }),
    "Say: `language` must be a string that is not empty, but is null.",
  ],
  ["an empty language", (r) => r.say("", { language: "" }), "Say: `language` must be a string that is not empty."],
  [
    "an unknown attribute",
    (r) => r.say("", wrong({ lang: "ko" })),
    'Say has no attribute `lang`, only language, voice; others go through add("Say", …).',
  ],
  ["attributes that are null", (r) => r.say("", wrong(null)), "Say: the attributes must be an object, but are null."],
  [
    "attributes that are a text",
    (r) => r.record(wrong("60")),
    "Record: the attributes must be an object, but are a string.",
  ],
  [
    "attributes that are a list",
    (r) => r.add("A", wrong(["x"])),
    "A: the attributes must be an object, but are a list.",
  ],
  ["no address", (r) => r.play(wrong(undefined)), "Play: the address must be a URL, but is undefined."],
  ["a blank address", (r) => r.redirect(" "), "Redirect: the address must be a URL."],
  ["an empty action", (r) => r.gather({ action: "" }), "Gather: `action` must be a URL."],
  ["no digits", (r) => r.gather({ numDigits: 0 }), "Gather: `numDigits` must be a whole number from 1, but is 0."],
  [
    "half a digit",
    (r) => r.gather({ numDigits: 1.5 }),
    "Gather: `numDigits` must be a whole number from 1, but is 1.5.",
  ],
  [
    "digits as a text",
    (r) => r.gather({ numDigits: wrong("1") }),
    "Gather: `numDigits` must be a whole number from 1, but is a string.",
  ],
  ["no time", (r) => r.gather({ timeout: -1 }), "Gather: `timeout` must be a whole number from 1, but is -1."],
  [
    "endless ringing",
    (r) => r.dial("010", { timeout: Infinity }),
    "Dial: `timeout` must be a whole number from 1, but is Infinity.",
  ],
  [
    "a length that is no number",
    (r) => r.record({ maxLength: NaN }),
    "Record: `maxLength` must be a whole number from 1, but is NaN.",
  ],
  ["a silence of no length", (r) => r.pause({ length: 0 }), "Pause: `length` must be a whole number from 1, but is 0."],
  [
    "a key that no phone has",
    (r) => r.gather({ finishOnKey: "hash" }),
    "Gather: `finishOnKey` must be a string of keys: 0 to 9, *, #, A to D.",
  ],
  ["a beep as a text", (r) => r.record({ playBeep: wrong("true") }), "Record: `playBeep` must be true or false."],
  ["an unknown reason", (r) => r.reject({ reason: wrong("rude") }), 'Reject: `reason` must be "busy" or "rejected".'],
  [
    "a number without its leading 0",
    (r) => r.dial(wrong(1012345678)),
    "Dial takes a phone number as a string, or attributes and a function that adds whom to call.",
  ],
  [
    "nobody",
    (r) => r.dial(wrong(undefined)),
    "Dial takes a phone number as a string, or attributes and a function that adds whom to call.",
  ],
  [
    "attributes alone",
    (r) => r.dial(wrong({ timeout: 20 })),
    "Dial takes a phone number as a string, or attributes and a function that adds whom to call.",
  ],
  ["a function that adds nobody", (r) => r.dial({}, () => {}), "Dial needs somebody to call: add number(…) or sip(…)."],
  ["an empty number", (r) => r.dial(""), "Number: the callee must be a string that is not empty."],
  ["an empty SIP address", (r) => r.dial({}, (d) => d.sip("")), "Sip: the callee must be a string that is not empty."],
  [
    "a connection to nothing",
    (r) => r.connect(() => {}),
    "Connect needs exactly one Stream, but has 0: call stream({ url }) once.",
  ],
  [
    "a connection without a function",
    (r) => r.connect(wrong(undefined)),
    "Connect needs exactly one Stream, but has 0: call stream({ url }) once.",
  ],
  [
    "two streams",
    (r) => r.connect((c) => c.stream({ url: "wss://a.example" }).add("Stream", { url: "x" })),
    "Connect needs exactly one Stream, but has 2: call stream({ url }) once.",
  ],
  [
    "a stream without an address",
    (r) => r.connect((c) => c.stream(wrong({}))),
    "Stream: `url` must be a wss:// URL (ws:// for localhost, 127.0.0.1 and [::1] only), but is missing.",
  ],
  [
    "a stream without anything",
    (r) => r.connect((c) => c.stream(wrong(undefined))),
    "Stream: `url` must be a wss:// URL (ws:// for localhost, 127.0.0.1 and [::1] only), but is missing.",
  ],
  [
    "a refusal after a verb",
    (r) => r.say("x").reject(),
    "Reject must be the first verb: the others answer the call; use hangup().",
  ],
  [
    "a function that is async",
    (r) =>
      r.gather(
        {},
        wrong(async () => {}),
      ),
    "Gather: the function must not be async: the element is written before it ends.",
  ],
  [
    "a text where verbs belong",
    (r) => r.gather({}, wrong("1번")),
    "Gather: what stands inside must be added by a function, but is a string.",
  ],
  [
    "content that is null",
    (r) => r.add("A", {}, wrong(null)),
    "A: what stands inside must be added by a function, but is null.",
  ],
  [
    "an attribute of the door that is null",
    (r) => r.add("A", { b: wrong(null) }),
    "A: `b` must be a string, a finite number, a boolean or a URL, but is null.",
  ],
  [
    "an attribute that is an object",
    (r) => r.add("A", { b: wrong({}) }),
    "A: `b` must be a string, a finite number, a boolean or a URL, but is an object.",
  ],
  [
    "an attribute that is no number",
    (r) => r.add("A", { b: NaN }),
    "A: `b` must be a string, a finite number, a boolean or a URL, but is NaN.",
  ],
  [
    "an attribute that is a bigint",
    (r) => r.add("A", { b: wrong(1n) }),
    "A: `b` must be a string, a finite number, a boolean or a URL, but is a bigint.",
  ],
])("%s is an error that says what to do", (_name, build, message) => {
  expect(complaint(build)).toBe(`VoiceML: ${message}`);
});

const nameRule = "must be a name of XML: a letter or _, then letters, digits, _, - and .";
const badNames = ["", "1a", "-a", "a b", "a>b", "a:b", "xml:", "a\n", "한글"];

test.each([...badNames, undefined, null, 1])("%j is no name of an element", (name) => {
  expect(complaint((r) => r.add(wrong(name)))).toBe(`VoiceML: the name of an element ${nameRule}.`);
});

test.each(badNames)("%j is no name of an attribute", (name) => {
  expect(complaint((r) => r.add("A", { [name]: "x" }))).toBe(`VoiceML: A: the name of an attribute ${nameRule}.`);
});

test.each([
  "ws://example.com",
  "https://example.com",
  "example.com",
  "wss://",
  "wss:example.com",
  " wss://example.com",
  "wss://exa mple.com",
  "ws://localhost.example.com",
  "ws://127.0.0.1.example.com",
  "ws://localhost@example.com",
  "",
])("audio is not streamed to %j", (url) => {
  expect(complaint((r) => r.connect((c) => c.stream({ url })))).toContain("`url` must be a wss:// URL");
});

test.each([
  "wss://example.com/a?b",
  "WSS://EXAMPLE.com:8443",
  "ws://localhost:3000/media",
  "ws://127.0.0.1",
  "ws://[::1]:80/",
  new URL("wss://example.com"),
])("audio is streamed to %s", (url) => {
  expect(complaint((r) => r.connect((c) => c.stream({ url })))).toBe("none");
});

test("values do not appear in the errors about them", () => {
  const secret = "sk_live_4711";
  for (const build of [
    (r: VoiceResponse) => r.connect((c) => c.stream({ url: `ws://example.com/?token=${secret}` })),
    (r: VoiceResponse) => r.say(`${secret}\u0000`),
    (r: VoiceResponse) => r.gather({ finishOnKey: secret }),
    (r: VoiceResponse) => r.add("A", { b: `${secret}\ud800` }),
  ])
    expect(complaint(build)).not.toContain("4711");
});

test("an async function that fails is told once, by the verb", async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown): number => unhandled.push(reason);
  process.on("unhandledRejection", listen);
  const failing = async (): Promise<never> => Promise.reject(new Error("too late"));
  expect(complaint((r) => r.gather({}, wrong(failing)))).toContain("must not be async");
  await new Promise((resolve) => setImmediate(resolve)); // when Node would tell of it
  process.off("unhandledRejection", listen);
  expect(unhandled).toEqual([]);
});
