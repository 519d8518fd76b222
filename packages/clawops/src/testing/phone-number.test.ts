import { expect, test } from "vitest";

import { readPhoneNumber } from "./phone-number.ts";

test.each([
  ["01012345678", "01012345678"],
  ["010-1234-5678", "01012345678"],
  ["(02) 123.4567", "021234567"],
  ["+82 10 1234 5678", "01012345678"],
  ["+82-2-123-4567", "021234567"],
  ["07012341234", "07012341234"],
  ["1588-1234", "15881234"],
])("reads %s as %s", (input, number) => {
  expect(readPhoneNumber(input)).toMatchObject({ number });
});

test.each([
  "8210123456789",
  "+8215881234",
  "1012345678",
  "112",
  "114",
  "141234",
  "",
  "abc",
  "010-1234-567x",
  "00123456789",
  "0101",
])("refuses %j", (input) => {
  expect(readPhoneNumber(input)).toMatchObject({ number: undefined, code: "INVALID_PHONE_NUMBER" });
});

test("tells another country from a wrong number", () => {
  expect(readPhoneNumber("+12125550100")).toMatchObject({ number: undefined, code: "UNSUPPORTED_COUNTRY" });
});
