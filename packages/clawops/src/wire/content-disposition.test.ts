import { expect, test } from "vitest";

import { fileNameOf } from "./content-disposition.ts";

test.each([
  [null, null],
  ["", null],
  ["attachment", null],
  ["attachment; filename=call.wav", "call.wav"],
  ['attachment; filename="my call.wav"', "my call.wav"],
  ['attachment; filename="a \\"b\\"; c.wav"; size=3', 'a "b"; c.wav'],
  ["attachment; filename*=UTF-8''%EC%95%88%EB%85%95.wav", "안녕.wav"],
  ["attachment; filename=\"fallback.wav\"; filename*=UTF-8'ko'%EB%85%B9%EC%9D%8C.wav", "녹음.wav"],
  ["attachment; filename*=ISO-8859-1''caf%E9.wav", "café.wav"],
  ["attachment; filename*=UTF-8''%FF%FE.wav; filename=plain.wav", "plain.wav"],
  ["attachment; filename*=no-such-charset''x; filename=plain.wav", "plain.wav"],
  ['attachment; filename="../../etc/passwd"', "passwd"],
  ['attachment; filename="C:\\\\temp\\\\x.wav"', "x.wav"],
  ["attachment; filename*=UTF-8''..%2F..%2Fx.wav", "x.wav"],
  ['attachment; filename=".."', null],
  ['attachment; name="x; filename=evil.exe"', null],
  ['attachment; name="x; filename=evil.exe"; filename=good.wav', "good.wav"],
  ['attachment; filename="first.wav"; filename="second.wav"', "first.wav"],
  ["attachment; filename*=\"UTF-8''%EC%95%88.wav\"", "안.wav"],
  ['inline; FileName = "x.png"', "x.png"],
])("%s names %s", (header, name) => {
  expect(fileNameOf(header)).toBe(name);
});
