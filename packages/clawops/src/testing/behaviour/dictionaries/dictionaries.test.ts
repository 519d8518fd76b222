import { expect, test } from "vitest";

import { from, localApi } from "../../test/local-api.ts";

test("one dictionary at most is the default, and it comes first", async () => {
  const { get, post, send } = localApi();
  const first = (await post("/dictionaries", { name: "a" })).body.id;
  const second = (await post("/dictionaries", { name: "b" })).body.id;
  const flags = async () =>
    ((await get("/dictionaries")).body["dictionaries"] as Array<Record<string, unknown>>).map((row) => [
      row["id"],
      row["isDefault"],
    ]);
  await send("PATCH", `/dictionaries/${first}`, { isDefault: true });
  await send("PATCH", `/dictionaries/${second}`, { isDefault: true });
  expect(await flags()).toEqual([
    [second, true],
    [first, false],
  ]);
  expect(await send("PATCH", `/dictionaries/${second}`, { isDefault: false })).toMatchObject({ status: 400 });
});

test("a term is in a dictionary once; null clears its spelling", async () => {
  const { get, post, send } = localApi();
  const dictionary = `/dictionaries/${(await post("/dictionaries", { name: "a" })).body.id}`;
  const term = await post(`${dictionary}/terms`, { term: "클로옵스", canonical: "ClawOps" });
  expect(term).toMatchObject({ status: 201, body: { term: "클로옵스", canonical: "ClawOps", enabled: true } });
  const twice = await post(`${dictionary}/terms`, { term: "클로옵스" });
  expect(twice).toMatchObject({ status: 409, body: { code: "VALIDATION" } });
  const other = (await post(`${dictionary}/terms`, { term: "핀서" })).body.id;
  const taken = await send("PATCH", `${dictionary}/terms/${other}`, { term: "클로옵스" });
  expect(taken).toMatchObject({ status: 409, body: { code: "VALIDATION" } });
  const path = `${dictionary}/terms/${term.body.id}`;
  expect((await send("PATCH", path, { enabled: false })).body).toMatchObject({ canonical: "ClawOps", enabled: false });
  expect((await send("PATCH", path, { canonical: null })).body).toMatchObject({ canonical: null, enabled: false });
  expect((await get(dictionary)).body).toMatchObject({ itemCount: 2, items: [{ term: "클로옵스" }, { term: "핀서" }] });
  expect(await send("DELETE", path)).toMatchObject({ status: 200, body: { ok: true } });
  expect(await send("DELETE", path)).toMatchObject({ status: 404 });
});

test("a deleted dictionary leaves its numbers", async () => {
  const { get, post, send } = localApi();
  const { id } = (await post("/dictionaries", { name: "a" })).body;
  await send("PUT", `/numbers/${from}`, { dictionaryId: id });
  expect(await send("DELETE", `/dictionaries/${id}`)).toMatchObject({ status: 200, body: { ok: true } });
  expect((await get("/numbers")).body.data).toMatchObject([{ dictionaryId: null }]);
  expect(await get(`/dictionaries/${id}`)).toMatchObject({ status: 404 });
});
