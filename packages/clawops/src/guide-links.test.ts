import { existsSync, readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

const root = new URL("../../../", import.meta.url);
const guides = readdirSync(new URL("docs/clawops/", root)).filter((name) => name.endsWith(".md"));
const pages = ["README.md", "packages/clawops/README.md", ...guides.map((name) => `docs/clawops/${name}`)];

test.each(pages)("every link of %s to a file leads to one", (name) => {
  const page = new URL(name, root);
  const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = ""]) => link);
  expect(links.filter((link) => !existsSync(new URL(link, page)))).toEqual([]);
});

test("every guide stands in the index", () => {
  const index = readFileSync(new URL("docs/clawops/README.md", root), "utf8");
  expect(guides.filter((name) => name !== "README.md" && !index.includes(`](${name})`))).toEqual([]);
});
