import { describeThrown, isRecord } from "@pincer/shared/internal";

import { Connection } from "./connection.ts";
import type { GatewayWorld, ServedSocket } from "./gateway-world.ts";
import { findMethod } from "./method-table.ts";
import { notServed } from "./methods/not-served.ts";
import { checkParams } from "./params/check-params.ts";
import { requestFrameRule } from "./request-frame.ts";
import { hasScope, missingScope, type Scope } from "./scopes.ts";
import { isUnserved } from "./unserved-methods.ts";
import { invalid, refuse, type Answer, type WireObject } from "./wire.ts";

/** How the answers of one request are sent; a planned fault may change it. */
export interface RequestChannel {
  send(text: string): void;
  readonly dropsAfterAccepted: boolean;
}

/** Serves a frame that came after the hello. A frame that makes no sense is answered and never closes the socket. */
export async function serveRequest(
  frame: unknown,
  { connection }: ServedSocket,
  world: GatewayWorld,
  channel: RequestChannel,
): Promise<void> {
  const { protocol } = world;
  const id = isRecord(frame) && frame["id"] !== undefined ? frame["id"] : "invalid";
  const respond = (answer: Answer): void => channel.send(Connection.response(id, answer));
  const wrong = checkParams(frame, requestFrameRule, protocol);
  if (wrong.length > 0 || !isRecord(frame)) return respond(invalid(`invalid request frame: ${wrong.join("; ")}`));
  const name = String(frame["method"]);
  const params: unknown = frame["params"] ?? {};
  if (name === "connect") return respond(invalid("connect is only valid as the first request"));
  if (world.phase !== "serving") return respond(restarting(name));
  const method = findMethod(name, protocol);
  const given: WireObject = isRecord(params) ? params : {};
  const scope = method === undefined ? scopeOfUnserved(name) : method.scope(protocol, given);
  const granted = connection.granted?.scopes ?? [];
  if (scope !== undefined && !hasScope(granted, scope)) return respond(missingScope(scope, protocol));
  if (method === undefined) return respond(unserved(name, world));
  const problems = checkParams(params, method.params(protocol), protocol);
  if (problems.length > 0) return respond(invalid(`invalid ${name} params: ${problems.join("; ")}`));
  const { dropsAfterAccepted } = channel;
  const request = { method: name, params: given, connection, respond, dropsAfterAccepted };
  try {
    const answer = await method.serve(request, world);
    if (answer !== undefined) respond(answer);
  } catch (thrown) {
    respond(refuse("UNAVAILABLE", `the local gateway failed: ${describeThrown(thrown)}`));
  }
}

/** What the newer gateway answers to everything while it waits for its runs to end. */
function restarting(method: string): Answer {
  return {
    ok: false,
    error: {
      code: "UNAVAILABLE",
      message: `${method} unavailable during gateway restart`,
      retryable: true,
      retryAfterMs: 1_000,
      details: { method, reason: "gateway-restarting", phase: "accepting" },
    },
  };
}

function unserved(name: string, { protocol }: GatewayWorld): Answer {
  return isUnserved(name, protocol) ? notServed(name) : invalid(`unknown method: ${name}`);
}

/** As far as is known; the real gateway wants admin for everything that it does not know. */
function scopeOfUnserved(name: string): Scope {
  if (name.startsWith("device.pair.") || name.startsWith("node.pair.")) return "operator.pairing";
  if (name.startsWith("exec.approval.")) return "operator.approvals";
  return "operator.admin";
}
