import type { GatewayClient } from "@pincer/gateway-client";

/** How a chat run ended. */
export interface ChatEnd {
  readonly state: string;
  /** All its text, as the last event that had any gave it. */
  readonly text: string;
}

/** Resolves with the end of a chat run that is yet to be started. */
export function chatEnd(gateway: GatewayClient, runId: string): Promise<ChatEnd> {
  return new Promise((resolve) => {
    let text = "";
    const off = gateway.on("chat", (event) => {
      if (event.runId !== runId) return;
      text = textOf(event.message) ?? text;
      if (!["final", "aborted", "error"].includes(event.state)) return;
      off();
      resolve({ state: event.state, text });
    });
  });
}

function textOf(message: { readonly content?: unknown } | undefined): string | undefined {
  const parts: unknown = message?.content;
  if (!Array.isArray(parts)) return undefined;
  return parts.map((part: { readonly text?: unknown }) => (typeof part.text === "string" ? part.text : "")).join("");
}
