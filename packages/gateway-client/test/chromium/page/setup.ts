import { afterEach, beforeEach, type RunnerTestCase } from "vitest";

import { wrongOnPurpose } from "../../official/differences.ts";
import { leftOutTests } from "../left-out.ts";
import { outside } from "./bridge.ts";
import { takeSent, watchSockets } from "./client-sockets.ts";
import { setImmediate } from "./set-immediate.ts";

watchSockets();
Object.assign(globalThis, { setImmediate });

function fullName({ name, suite }: RunnerTestCase): string {
  const names = [name];
  for (let around = suite; around !== undefined; around = around.suite) names.unshift(around.name);
  return names.join(" > ");
}

beforeEach(({ task, skip }) => {
  const found = leftOutTests.find(({ file, test }) => task.file.name === file && test.test(fullName(task)));
  if (found !== undefined) skip(found.reason);
});

/** For every test: whatever a client sends must be right by the official schemas. */
afterEach(({ task }) => {
  const texts = takeSent();
  const isOnPurpose = wrongOnPurpose.some(({ file, test }) => task.file.name === file && test.test(task.name));
  if (texts.length === 0 || isOnPurpose) return;
  const problems = outside.frameProblems([...new Set(texts)]);
  if (problems.length > 0) throw new Error(`The official schemas refuse what was sent.\n${problems.join("\n")}`);
});
