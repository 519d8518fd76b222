import { expect, test } from "vitest";

import { localApi } from "../test/local-api.ts";
import { deepJson } from "../test/random/junk.ts";
import { parseJson } from "./parse-json.ts";

test("reads what JSON.parse reads, up to 200 levels deep", () => {
  for (const text of ["null", "1", '"x"', '{"a":[{"b":null}]}', deepJson(199, true), deepJson(199, false)]) {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  }
  expect(() => parseJson("{")).toThrow(SyntaxError);
});

test.each([true, false])("refuses what nests deeper (lists: %s) without exhausting the stack", async (isList) => {
  expect(() => parseJson(deepJson(300, isList))).toThrow("deeper than 200 levels");
  const { api, post } = localApi();
  expect(await post("/webhooks", deepJson(100_000, isList))).toMatchObject({
    status: 400,
    body: { code: "VALIDATION" },
  });
  expect(api.requests).toHaveLength(1);
});

test("a form whose fields hold such JSON is refused too", async () => {
  const { post } = localApi();
  const form = new URLSearchParams({ To: "1", From: "2", CallContext: deepJson(100_000, false) });
  const reply = await post("/calls", form.toString(), { "content-type": "application/x-www-form-urlencoded" });
  expect(reply).toMatchObject({ status: 400, body: { errors: [{ path: "/body/CallContext" }] } });
});
