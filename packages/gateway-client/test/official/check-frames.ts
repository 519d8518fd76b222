import { afterEach, vi } from "vitest";

import { wrongOnPurpose } from "./differences.ts";

/** For every test: whatever a client sends over its own kind of socket must be right by the official schemas. */
const sent = vi.hoisted((): string[] => {
  // Test files share a worker, whose socket class is made once; this file runs for each of them.
  const shared = globalThis as { sentByTests?: string[] };
  return (shared.sentByTests ??= []);
});

vi.mock("isomorphic-ws", async () => {
  const { WebSocket } = await import("ws");
  class CheckedWebSocket extends WebSocket {
    override send(data: string): void {
      sent.push(data);
      super.send(data);
    }
  }
  return { default: CheckedWebSocket };
});

// Loading the official schemas takes a second, so tests that send nothing do without.
const LOADING_TIME = 60_000;

afterEach(async ({ task }) => {
  const texts = sent.splice(0);
  const isOnPurpose = wrongOnPurpose.some(({ file, test }) => task.file.name === file && test.test(task.name));
  if (texts.length === 0 || isOnPurpose) return;
  const { frameProblem } = await import("./frame-problem.ts");
  const problems = texts.flatMap((text) => frameProblem(text) ?? []);
  if (problems.length > 0) throw new Error(`The official schemas refuse what was sent.\n${problems.join("\n")}`);
}, LOADING_TIME);
