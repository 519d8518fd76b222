import { describeThrown } from "@pincer/shared/internal";

import { GatewayClosedError, GatewayError, GatewayProtocolError, GatewayRequestError } from "../common.ts";
import type { ConnectProblem } from "../errors/connect-problem.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import type { Connected, Diagnosis } from "./diagnosis.ts";
import { missingScopes } from "./missing-scopes.ts";

/** Says as data what an attempt to connect came to. `asked` are the scopes that were asked for. */
export async function diagnose(connecting: Promise<HelloOk>, asked: readonly string[]): Promise<Diagnosis> {
  try {
    return connected(await connecting, asked);
  } catch (error) {
    if (!(error instanceof GatewayError)) {
      const unknown = { code: "refused", kind: undefined, retryAfterMs: undefined } as const;
      return { ok: false, ...unknown, name: "Error", message: describeThrown(error), retryable: false, steps: [] };
    }
    const { name, kind, message, retryable } = error;
    const retryAfterMs = error instanceof GatewayRequestError ? error.retryAfterMs : undefined;
    return { ok: false, code: codeOf(error), name, kind, message, retryable, retryAfterMs, steps: stepsOf(error) };
  }
}

function connected(hello: HelloOk, asked: readonly string[]): Connected {
  const missing = missingScopes(hello, asked);
  const { protocol, server, auth } = hello;
  return {
    ok: true,
    code: missing.length === 0 ? "connected" : "scopes-missing",
    protocol,
    serverVersion: server.version,
    scopes: auth?.scopes,
    missingScopes: missing,
    steps: missing.length === 0 ? [] : [adviceFor(auth?.scopes, missing)],
  };
}

function adviceFor(granted: readonly string[] | undefined, missing: readonly string[]): string {
  if (granted?.length === 0) {
    return 'No scopes were granted: nearly every method will be refused. Set `device: true`, or outside of a web page use the default `clientInfo` ("gateway-client", "backend").';
  }
  return `Methods that need ${missing.join(", ")} will be refused: have the device approved for more, or ask for fewer \`scopes\`.`;
}

/** A closed client tells what it was closed for. */
function codeOf(error: GatewayError): ConnectProblem {
  if (error.problem !== undefined) return error.problem;
  if (error instanceof GatewayClosedError) {
    return error.cause instanceof GatewayError && error.cause.problem !== undefined ? error.cause.problem : "closed";
  }
  if (error instanceof GatewayProtocolError) return "not-a-gateway";
  return error.kind === "connection" || error.kind === "timeout" ? "unreachable" : "refused";
}

function stepsOf(error: GatewayError): readonly string[] {
  const underneath =
    error instanceof GatewayClosedError && error.cause instanceof GatewayError ? error.cause.steps : [];
  return [...underneath, ...error.steps];
}
