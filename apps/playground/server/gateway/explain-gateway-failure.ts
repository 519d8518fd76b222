import { describeThrown } from "@pincer/shared/internal";

/** Why no connection to a gateway could be made, and what to do; short, because a close frame holds only 123 bytes. */
export function explainGatewayFailure(thrown: unknown, url: string): string {
  const { host } = new URL(url);
  const code = codeOf(thrown);
  if (code === "ECONNREFUSED")
    return `No gateway runs at ${host}. Start it (openclaw gateway run) or change the address in Settings.`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `The gateway's name ${host} is not known. Check the address in Settings.`;
  const words = thrown instanceof Error ? thrown.message : describeThrown(thrown);
  const [, status] = /Unexpected server response: (\d+)/.exec(words) ?? [];
  if (status === "503") return `The gateway at ${host} takes no connections now (HTTP 503). Try again in a moment.`;
  if (status !== undefined) return `${host} is no gateway (HTTP ${status}). Check the address in Settings.`;
  if (words.includes("handshake has timed out"))
    return `${host} does not answer. Check that it is a gateway and is running.`;
  return `The gateway at ${host} could not be reached: ${words}`;
}

function codeOf(thrown: unknown): string | undefined {
  if (typeof thrown !== "object" || thrown === null) return undefined;
  const { code, errors } = thrown as { readonly code?: unknown; readonly errors?: unknown };
  if (typeof code === "string") return code;
  return Array.isArray(errors) ? codeOf(errors[0]) : undefined;
}
