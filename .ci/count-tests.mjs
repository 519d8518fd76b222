// Adds up what the test runs of a log say, as the closing line. No test at all is a failure.
import { readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

const log = stripVTControlCharacters(readFileSync(process.argv[2], "utf8"));
const count = (word) =>
  [...log.matchAll(new RegExp(String.raw`\bTests\s+.*?(\d+) ${word}`, "g"))].reduce((sum, [, n]) => sum + Number(n), 0);
const passed = count("passed");
const failed = count("failed");
console.log(`${passed} passed, ${failed} failed`);
if (passed === 0 || failed > 0) process.exitCode = 1;
