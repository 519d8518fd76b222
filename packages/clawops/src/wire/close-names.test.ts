import { expect, test } from "vitest";

import { closeNames } from "./close-names.ts";

test("finds the names that are nearest, nearest first", () => {
  const names = ["createCall", "createCallBatch", "listCalls", "sendMessage"];
  expect(closeNames("createcal", names)[0]).toBe("createCall");
  expect(closeNames("sendMesage", names)).toEqual(["sendMessage"]);
});

test("finds nothing where nothing is near", () => {
  expect(closeNames("xyz", ["createCall"])).toEqual([]);
});
