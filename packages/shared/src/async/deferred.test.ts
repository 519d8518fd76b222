import { expect, test } from "vitest";

import { deferred } from "./deferred.ts";

test("is settled from outside, once", async () => {
  const good = deferred<number>();
  good.resolve(1);
  good.resolve(2);
  good.reject(new Error("late"));
  await expect(good.promise).resolves.toBe(1);
  const bad = deferred<number>();
  bad.reject("no");
  bad.resolve(1);
  await expect(bad.promise).rejects.toBe("no");
});
