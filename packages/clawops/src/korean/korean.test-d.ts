import { expectTypeOf, test } from "vitest";

import {
  type CharacterAt,
  inspectMessage,
  type KoreanRule,
  koreanRules,
  messageLimits,
  normalizePhoneNumber,
  type PhoneNumberKind,
  readPhoneNumber,
} from "./index.ts";

test("an inspection has the fields of the public API", () => {
  const inspection = inspectMessage("글", { subject: "제목", mediaUrl: ["https://example.com/a.jpg"] as const });
  expectTypeOf(inspection.type).toEqualTypeOf<"sms" | "lms" | "mms">();
  expectTypeOf(inspection.bytes).toEqualTypeOf<number>();
  expectTypeOf(inspection.limit).toEqualTypeOf<number>();
  expectTypeOf(inspection.cutAt).toEqualTypeOf<number | null>();
  expectTypeOf(inspection.unprintable).toEqualTypeOf<readonly CharacterAt[]>();
  expectTypeOf<CharacterAt>().toEqualTypeOf<{ readonly index: number; readonly char: string }>();
});

test("options may be left out or undefined, and no others are taken", () => {
  expectTypeOf(inspectMessage).toBeCallableWith("글");
  expectTypeOf(inspectMessage).toBeCallableWith("글", { subject: undefined, mediaUrl: undefined, type: undefined });
  // @ts-expect-error a Kakao type is none of a text message
  inspectMessage("글", { type: "ata" });
  // @ts-expect-error the text is a string
  inspectMessage(undefined);
});

test("a number has a kind of a closed set", () => {
  const { number, kind } = normalizePhoneNumber("01012345678");
  expectTypeOf(number).toEqualTypeOf<string>();
  expectTypeOf(kind).toEqualTypeOf<PhoneNumberKind>();
  expectTypeOf<"mobile" | "voip" | "landline" | "representative">().toExtend<PhoneNumberKind>();
});

test("a reading is a number and its kind, or says why it is none", () => {
  const reading = readPhoneNumber(undefined);
  expectTypeOf(reading.why).toEqualTypeOf<string | undefined>();
  if (reading.number === undefined) expectTypeOf(reading.why).toEqualTypeOf<string>();
  else expectTypeOf(reading.kind).toEqualTypeOf<PhoneNumberKind>();
});

test("the rules are data that cannot be written to", () => {
  expectTypeOf(koreanRules).toEqualTypeOf<readonly KoreanRule[]>();
  expectTypeOf(messageLimits.sms.unit).toEqualTypeOf<"bytes" | "characters">();
  // @ts-expect-error read only
  messageLimits.sms.limit = 80;
});
