import { readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

import { GatewayError } from "../errors/gateway-error.ts";
import { isReplyTool, type ReplyFunction, type ReplyPiece, toReplyFunction } from "../testing/reply.ts";
import type { LocalCommand } from "./local-command.ts";

/**
 * What the agent says, and how fast.
 *
 * @throws GatewayError where the script cannot be read
 */
export function makeReply({
  reply,
  script,
  delayMs,
}: Pick<LocalCommand, "reply" | "script" | "delayMs">): ReplyFunction {
  const speak = toReplyFunction(script === undefined ? reply : readScript(script));
  if (delayMs === 0) return speak;
  return async function* slowly(message, context) {
    for await (const piece of speak(message, context)) {
      // A run that is stopped waits no longer.
      await setTimeout(delayMs, undefined, { signal: context.signal }).catch(() => {});
      if (context.signal.aborted) return;
      yield piece;
    }
  };
}

function readScript(path: string): readonly ReplyPiece[] {
  const pieces = parse(path);
  if (Array.isArray(pieces) && pieces.every((piece) => typeof piece === "string" || isReplyTool(piece))) return pieces;
  throw wrong(`--script: ${path} must be a list of texts and of tools such as { "tool": "read", "result": "…" }`);
}

function parse(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? ` (${String(thrown.code)})` : "";
    throw wrong(`--script: ${path} cannot be read${code}`, thrown);
  }
  try {
    return JSON.parse(text);
  } catch (thrown) {
    throw wrong(`--script: ${path} is not JSON`, thrown);
  }
}

function wrong(problem: string, cause?: unknown): GatewayError {
  return new GatewayError(`${problem}.`, { kind: "configuration", cause });
}
