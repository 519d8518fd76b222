import { existsSync, readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { guideSamples } from "../../../.config/guides/guide-samples.ts";
import { runGuide } from "../../../.config/guides/run-guide.ts";

const root = new URL("../../../", import.meta.url);
const guides = readdirSync(new URL("docs/gateway/", root)).filter((name) => name.endsWith(".md"));
const withSamples = guides
  .map((name) => ({ name, samples: guideSamples(`gateway/${name}`) }))
  .filter(({ samples }) => samples.length > 0);

test.each(withSamples)("the samples of $name print what the guide says", { timeout: 60_000 }, async ({ samples }) => {
  const printed = await runGuide(samples, new URL("../package.json", import.meta.url));
  expect(samples.map(({ name }, index) => [name, printed[index]])).toEqual(
    samples.map(({ name, output }) => [name, output]),
  );
});

const pages = [
  "packages/gateway-client/README.md",
  "packages/gateway-client/PROTOCOL.md",
  ...guides.map((name) => `docs/gateway/${name}`),
];

test.each(pages)("every link of %s to a file leads to one", (name) => {
  const page = new URL(name, root);
  const links = [...readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = ""]) => link);
  expect(links.filter((link) => !existsSync(new URL(link, page)))).toEqual([]);
});

test("every guide stands in the index", () => {
  const index = readFileSync(new URL("docs/gateway/README.md", root), "utf8");
  expect(guides.filter((name) => name !== "README.md" && !index.includes(`](${name})`))).toEqual([]);
});
