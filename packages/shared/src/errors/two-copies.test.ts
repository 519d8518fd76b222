import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { inspect } from "node:util";

import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { PincerError } from "./pincer-error.ts";

type Classes = Record<"PincerError" | "NotFoundError" | "OtherError" | "UserError", typeof PincerError>;

/** What a package with errors of its own, and a user of it, write. */
const source = `
  import { PincerError } from "./pincer-error.ts";
  export { PincerError };
  export class NotFoundError extends PincerError { static brand = "NotFoundError" }
  export class OtherError extends PincerError { static brand = "OtherError" }
  export class UserError extends NotFoundError {}
`;

let folder: string;
let one: Classes;
let two: Classes;

async function load(name: string, minify: boolean): Promise<Classes> {
  const outfile = join(folder, name);
  const resolveDir = fileURLToPath(new URL(".", import.meta.url));
  await build({ stdin: { contents: source, resolveDir, loader: "ts" }, bundle: true, minify, format: "esm", outfile });
  return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Classes;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pincer-copies-"));
  one = await load("one.mjs", false);
  two = await load("two.min.mjs", true);
});

afterAll(() => rm(folder, { recursive: true }));

test("the copies are two, and the names of one are minified", () => {
  expect(one.PincerError).not.toBe(two.PincerError);
  expect(two.NotFoundError.name).not.toBe("NotFoundError");
});

test("an error of one copy is an instance for the other", () => {
  for (const [from, to] of [
    [one, two],
    [two, one],
  ] as const) {
    const error = new from.NotFoundError("gone", { kind: "not-found" });
    for (const Class of [to.NotFoundError, to.PincerError]) {
      expect(error).toBeInstanceOf(Class);
      expect(Class.isInstance(error)).toBe(true);
    }
    expect(error).not.toBeInstanceOf(to.OtherError);
    expect(to.OtherError.isInstance(error)).toBe(false);
  }
});

test("a class without a brand is known in its own copy only, its branded ancestors in both", () => {
  const error = new two.UserError("gone", { kind: "not-found" });
  expect(two.UserError.isInstance(error)).toBe(true);
  expect(one.UserError.isInstance(error)).toBe(false);
  expect(one.NotFoundError.isInstance(error)).toBe(true);
});

test("a minified class keeps its name in what is shown", () => {
  const error = new two.NotFoundError("gone", { kind: "not-found" });
  expect(error.name).toBe("NotFoundError");
  expect(inspect(error)).toMatch(/^NotFoundError: gone\n/);
});
