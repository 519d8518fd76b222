import { expectTypeOf, test } from "vitest";

import type {
  DialAttributes,
  GatherAttributes,
  PromptBuilder,
  RecordAttributes,
  RejectAttributes,
  SayAttributes,
  StreamAttributes,
} from "./index.ts";
import { VoiceResponse } from "./index.ts";

const response = new VoiceResponse();

test("every verb of a response gives the response back", () => {
  expectTypeOf(response.say("x")).toEqualTypeOf<VoiceResponse>();
  expectTypeOf(response.gather({}, (gather) => gather.say("x"))).toEqualTypeOf<VoiceResponse>();
  expectTypeOf(response.dial("010")).toEqualTypeOf<VoiceResponse>();
  expectTypeOf(response.add("A", { b: 1, c: true, d: undefined }, "x")).toEqualTypeOf<VoiceResponse>();
});

test("languages and voices are completed and open, reasons are closed", () => {
  expectTypeOf({ language: "en-US", voice: "new" }).toExtend<SayAttributes>();
  expectTypeOf({ voice: `cartesia:${String(1)}` }).toExtend<SayAttributes>();
  expectTypeOf({ reason: "busy" as const }).toExtend<RejectAttributes>();
  expectTypeOf({ reason: "rude" as const }).not.toExtend<RejectAttributes>();
});

test("attributes have the type that they have in the reference", () => {
  expectTypeOf({
    numDigits: 1,
    timeout: 5,
    finishOnKey: "#",
    action: new URL("https://x.example"),
  }).toExtend<GatherAttributes>();
  expectTypeOf({ numDigits: "1" }).not.toExtend<GatherAttributes>();
  expectTypeOf({ playBeep: "true" }).not.toExtend<RecordAttributes>();
  expectTypeOf({ callerId: 7012341234 }).not.toExtend<DialAttributes>();
  expectTypeOf({ url: null }).not.toExtend<StreamAttributes>();
  expectTypeOf({}).not.toExtend<StreamAttributes>();
});

test("while a Gather waits, the caller can only be told something", () => {
  expectTypeOf<keyof PromptBuilder>().toEqualTypeOf<"say" | "play" | "pause" | "add">();
});

export const wrong = (): unknown[] => [
  // @ts-expect-error a text is needed
  response.say(),
  // @ts-expect-error a missing text is not written as "undefined"
  response.say(process.env["GREETING"]),
  // @ts-expect-error null is not left out
  response.say("x", { language: null }),
  // @ts-expect-error other attributes go through add
  response.say("x", { loop: 2 }),
  // @ts-expect-error a number would lose its leading 0
  response.dial(1012345678),
  // @ts-expect-error attributes alone call nobody
  response.dial({ timeout: 20 }),
  // @ts-expect-error a Gather has no Gather in it
  response.gather({}, (gather) => gather.gather()),
  // @ts-expect-error what an async function adds would come too late
  response.gather({}, async (gather) => void gather.say("x")),
  // @ts-expect-error a Connect needs its Stream
  response.connect(),
  // @ts-expect-error and a Stream its url
  response.connect((connect) => connect.stream()),
  // @ts-expect-error null is not left out there either
  response.add("A", { b: null }),
];
