import type { ScriptedConnection } from "./scripted-gateway.ts";
import { type SentRequest, transcript } from "./transcript.ts";

type Frame = { type: string; id?: string; event?: string; payload?: { status?: string; state?: string } };

/**
 * Serves one request that starts a run as a real gateway did: sends the recorded frames of the first run in the recording, with the
 * request's own id and run. Stops before the frame for which `until` holds.
 */
export async function replayRun(
  gateway: ScriptedConnection,
  name: string,
  until: (frame: Frame) => boolean = () => false,
  method = "agent",
): Promise<SentRequest> {
  const lines = transcript(name);
  const recorded = lines.find(({ dir, frame }) => dir === "out" && (frame as SentRequest).method === method);
  if (recorded === undefined) throw new Error(`${name} has no run.`);
  const { id, params } = recorded.frame as SentRequest;
  const request = await gateway.next(method);
  const key = String(params["idempotencyKey"]);
  for (const { dir, frame } of lines.slice(lines.indexOf(recorded))) {
    if (dir !== "in") continue;
    const found = frame as Frame;
    const isOurs = found.type === "event" || found.id === id;
    if (!isOurs) continue;
    if (until(found)) return request;
    gateway.send(
      JSON.stringify(frame).replaceAll(key, String(request.params["idempotencyKey"])).replaceAll(id, request.id),
    );
    if (found.id === id && !["accepted", "started"].includes(found.payload?.status ?? "")) return request;
  }
  return request;
}
