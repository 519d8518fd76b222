import { describe, expect, test } from "vitest";

import { redactText } from "./redact-text.ts";

describe("a value is hidden that follows the name of a secret", () => {
  test.each([
    ["token=abc", "token=[redacted]"],
    ["token = abc", "token = [redacted]"],
    ["token => 'abc'", "token => '[redacted]'"],
    ["X-Api-Key: abc, Accept: */*", "X-Api-Key: [redacted], Accept: */*"],
    ["https://host/path?token=abc&page=1", "https://host/path?token=[redacted]&page=1"],
    ["url: wss://host?token=abc&page=1", "url: wss://host?token=[redacted]&page=1"],
    ["next=https%3A%2F%2Fhost%3Ftoken%3Dabc", "next=https%3A%2F%2Fhost%3Ftoken%3D[redacted]"],
    ["PASSWORD=a)b}c#d", "PASSWORD=[redacted]"],
    ['{"token":"abc","n":1}', '{"token":"[redacted]","n":1}'],
    ['{"password": 1234, "n":1}', '{"password": [redacted], "n":1}'],
    ['{"message":"bad token=abc"}', '{"message":"bad token=[redacted]"}'],
    [String.raw`{"token":"a\"bc","n":1}`, '{"token":"[redacted]","n":1}'],
    [String.raw`"{\"token\":\"abc\",\"n\":1}"`, String.raw`"{\"token\":\"[redacted]\",\"n\":1}"`],
    [String.raw`"{\"token\":\"a\\\"bc\",\"n\":1}"`, String.raw`"{\"token\":\"[redacted]\",\"n\":1}"`],
    ["{ token: 'abc', host: 'x' }", "{ token: '[redacted]', host: 'x' }"],
    ['{"token":"cut off', '{"token":"[redacted]"'],
    ['{"signingKey":["abc","def"]}\nnext line', '{"signingKey":[redacted]\nnext line'],
    ['"secret": {\n  "value": "abc"\n}', '"secret": [redacted]'],
  ])("%s", (text, safe) => {
    expect(redactText(text)).toBe(safe);
  });
});

describe("a header is hidden to its end, but for the scheme", () => {
  test.each([
    ["Authorization: Bearer x", "Authorization: Bearer [redacted]"],
    ["authorization: Basic dTpw\r\nHost: x", "authorization: Basic [redacted]\r\nHost: x"],
    ['Authorization: Digest username="u", response="abc"', "Authorization: [redacted]"],
    ["Cookie: a=1; b=2\r\nHost: x", "Cookie: [redacted]\r\nHost: x"],
    ["{ authorization: 'Bearer abc', host: 'x' }", "{ authorization: '[redacted]', host: 'x' }"],
  ])("%j", (text, safe) => {
    expect(redactText(text)).toBe(safe);
  });
});

describe("a shape that only secrets have is hidden anywhere", () => {
  test.each([
    ["got Bearer abcdef123 here", "got Bearer [redacted] here"],
    ["got basic dXNlcjpwYXNz", "got basic [redacted]"],
    ["key sk_live_abcdef", "key [redacted]"],
    ["key sk-proj-abcdefgh", "key [redacted]"],
    ["jwt eyJhbGciOiJI.eyJzdWIiOiIx.c2ln-x_y", "jwt [redacted]"],
    ["wss://user:p@ss@host/x@y", "wss://[redacted]@host/x@y"],
    [
      "-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----",
      "-----BEGIN PRIVATE KEY-----[redacted]-----END PRIVATE KEY-----",
    ],
  ])("%j", (text, safe) => {
    expect(redactText(text)).toBe(safe);
  });
});

test.each([
  '{"totalTokens":5,"contextTokens":200000}',
  "totalTokens: 5",
  "sessionKey=agent:main:main",
  '{"token":null,"password":false}',
  "token: undefined",
  "unauthorized: gateway token mismatch (provide gateway auth token)",
  "Basic authentication is required",
  "Bearer token required",
  'WWW-Authenticate: Bearer realm="x"',
  "    at open (file:///app/src/token.ts:12:3)",
  "https://host:8080/path",
  '{"url":"https://host","mail":"a@b.c"}',
  "ask-me-anything task_skill risk_level",
])("%s stays as it is", (text) => {
  expect(redactText(text)).toBe(text);
});

test("hiding twice changes nothing more", () => {
  const once = redactText('token=abc Authorization: Bearer abcd\nhttps://u:p@h?sig=1 {"secret":"x"}');
  expect(redactText(once)).toBe(once);
});

// Each of these took minutes or hours in a pattern that looks at the same run from every place in it.
test.each(
  Object.entries({
    letters: "a",
    dots: "a.",
    dashes: "a-",
    jwtStarts: "eyJaaaaaaaa-",
    jwtHalves: "eyJaaaaaaaa.b.",
    schemes: "a://",
    bearers: "Bearer ",
    names: "token",
    emptyValues: "token=",
    openStrings: 'token="',
    openLists: "token:[",
    backslashes: "\\",
    authorizations: "authorization: ",
    emptyAuthorizations: "authorization:\n",
    keys: "-----BEGIN PRIVATE KEY-----",
    keyStarts: "-----BEGIN ",
    at: "://@",
    base64: "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo",
    spaces: " ",
    json: '{"id":"abc","token":"x"},',
  }),
)("a hostile megabyte is read in one go: %s", { timeout: 5000 }, (_name, part) => {
  const megabyte = part.repeat(Math.ceil(2 ** 20 / part.length));
  for (const start of ["", "token", "authorization:", "Bearer", "token=", '"token":"', "-----BEGIN", "://"]) {
    expect(redactText(start + megabyte)).not.toBe("");
  }
});
