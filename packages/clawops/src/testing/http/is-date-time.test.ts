import { expect, test } from "vitest";

import { localApi } from "../test/local-api.ts";
import { isDateTime } from "./is-date-time.ts";

test.each([
  "2026-02-28T00:00:00Z",
  "2028-02-29T23:59:59.999Z",
  "2026-12-31T00:00:00+09:00",
  "2026-01-01T00:00:00.123456-05:30",
])("%s is an instant", (text) => {
  expect(isDateTime(text)).toBe(true);
});

test.each([
  "2026-02-31T00:00:00Z",
  "2026-02-29T00:00:00Z",
  "2026-04-31T00:00:00Z",
  "2026-13-01T00:00:00Z",
  "2026-00-10T00:00:00Z",
  "2026-01-00T00:00:00Z",
  "2026-01-01T24:00:00Z",
  "2026-01-01T00:60:00Z",
  "2026-01-01T00:00:00",
  "2026-01-01T00:00Z",
  "2026-01-01",
  "2026-01-01T00:00:00Z and more",
  "20260101T000000Z",
  "1767225600000",
  "",
])("%j is none", (text) => {
  expect(isDateTime(text)).toBe(false);
});

test.each([
  ["/calls?since=2026-02-31", "/query/since"],
  ["/calls?until=2026-02-31T00:00:00Z", "/query/until"],
  ["/usage?from=2026-01-01", "/query/from"],
  ["/emails?receivedAfter=yesterday", "/query/receivedAfter"],
])("%s is refused as no instant", async (path, place) => {
  const { get } = localApi();
  expect(await get(path)).toMatchObject({
    status: 400,
    body: {
      code: "VALIDATION",
      errors: [{ path: place, message: 'must match format "date-time"', errorCode: "format.openapi.validation" }],
    },
  });
});
