import { readFileSync } from "node:fs";

import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

import type { PackedPackage } from "./pack.ts";
import type { Report } from "./report.ts";

/** Only what an ES-module-only package cannot help: Node 10's resolution, and `require` being told that it gets an ES module. */
const accepted: ReadonlySet<string> = new Set(["CJSResolvesToESM"]);

/** publint (strict) and are-the-types-wrong on the tarballs. */
export async function checkManifests(packages: readonly PackedPackage[], report: Report): Promise<void> {
  for (const { name, folder, tarball } of packages) {
    const { messages, pkg } = await publint({ pkgDir: folder, strict: true });
    if (messages.length === 0) report.pass(`publint: ${name}`);
    else
      report.fail(
        `publint: ${name}`,
        messages.map((message) => formatMessage(message, pkg) ?? message.code).join("\n"),
      );

    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
    const problems = analysis.types === false ? [{ kind: "NoTypes" }] : analysis.problems;
    const serious = problems.filter(
      (problem) => !accepted.has(problem.kind) && !("resolutionKind" in problem && problem.resolutionKind === "node10"),
    );
    if (serious.length === 0) report.pass(`types as published: ${name}`);
    else report.fail(`types as published: ${name}`, serious.map((problem) => JSON.stringify(problem)).join("\n"));
  }
}
