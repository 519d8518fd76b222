import { handlers } from "../behaviour/handlers.ts";
import type { Waits } from "../clock/waits.ts";
import type { FaultPlan } from "../faults/fault-plan.ts";
import type { Fault } from "../faults/fault.ts";
import { refusalOf, withFault } from "../faults/faulty-answer.ts";
import type { World } from "../state/world.ts";
import { tellListener } from "../tell-listener.ts";
import type { ServedRequest, WireLog } from "../wire-log.ts";
import { type Answer, problem } from "./answer.ts";
import { type Account, checkAuth } from "./check-auth.ts";
import { checkRequest } from "./check-request.ts";
import { Refusal } from "./refusal.ts";
import { loggedBody, readRequestBody, type RequestBody } from "./request-body.ts";
import { type Route, routeRequest } from "./route-request.ts";

/** What the server is made of. */
export interface ServerParts {
  readonly account: Account;
  readonly world: () => World;
  readonly faults: FaultPlan;
  readonly log: WireLog;
  readonly waits: Waits;
  readonly onServed: ((request: ServedRequest) => void) | undefined;
}

/** What goes back to the client. */
export interface Served {
  readonly answer: Answer;
  /**
   * `"half"`: the connection ends in the middle of the body; `"all"`: without a byte of an answer; `"connect"`: there was never
   * one, and `answer` says so where that comes too late.
   */
  readonly cut: "none" | "half" | "all" | "connect";
}

/** Serves one request, whatever it came in on. It rejects only with the reason of the request's own signal. */
export async function handleRequest(parts: ServerParts, request: Request): Promise<Served> {
  const { signal } = request;
  signal.throwIfAborted();
  const url = new URL(request.url);
  const body = await readRequestBody(request);
  signal.throwIfAborted();
  const route = routeRequest(request.method, url.pathname);
  const operationId = route.kind === "found" ? route.operation.id : undefined;
  const fault = operationId === undefined ? undefined : parts.faults.take(operationId);
  const act = (): Answer => answerRequest(parts, route, request.headers, url, body);
  if (fault?.cut === "connect") return serveFault(parts, fault, act, signal);
  const entry = parts.log.add(operationId, request.method, url, request.headers, loggedBody(body));
  const served: Served =
    fault === undefined ? { answer: act(), cut: "none" } : await serveFault(parts, fault, act, signal);
  const template = route.kind === "found" ? route.operation.path : undefined;
  tellListener(parts.onServed, {
    ...entry,
    template,
    status: served.cut === "none" ? served.answer.status : undefined,
  });
  return served;
}

async function serveFault(
  { waits }: ServerParts,
  fault: Fault,
  act: () => Answer,
  signal: AbortSignal,
): Promise<Served> {
  const { status, delayMs = 0, cut } = fault;
  const acts = status === undefined && cut !== "before" && cut !== "connect";
  const answer = acts ? act() : cut === "connect" ? tooLateToRefuse() : refusalOf(status ?? 500);
  if (delayMs > 0) await waits.wait(delayMs, signal);
  if (cut === "connect") return { answer, cut };
  const faulty = withFault(answer, fault);
  if (cut === undefined) return { answer: faulty, cut: "none" };
  return { answer: faulty, cut: cut === "half" && hasBody(faulty) ? "half" : "all" };
}

function hasBody({ body }: Answer): boolean {
  return body !== null && body.byteLength > 0;
}

function tooLateToRefuse(): Answer {
  const error =
    'cut: "connect" works in process. On a port the operation is known only once there is a connection: use refuseConnections().';
  return problem(501, error, "not_simulated");
}

function answerRequest(parts: ServerParts, route: Route, headers: Headers, url: URL, body: RequestBody): Answer {
  if (route.kind === "unknown") return problem(404, `Not found: the API has no path ${url.pathname}.`);
  if (route.kind === "wrong-method") {
    const allow = route.allowed.join(", ");
    return problem(405, `Method not allowed. This path takes ${allow}.`, undefined, {}, { allow });
  }
  const { operation, path } = route;
  try {
    checkAuth(operation, headers, path, parts.account);
    const handler = handlers.get(operation.id);
    if (handler === undefined) return notSimulated(operation.id);
    const checked = checkRequest(operation, url.searchParams, body);
    const files = body.kind === "multipart" ? body.files : {};
    const bearer = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
    return handler(parts.world(), { path, query: url.searchParams, body: checked, files, bearer });
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.answer;
    throw thrown;
  }
}

function notSimulated(operationId: string): Answer {
  const error = `The local server does not simulate ${operationId}. Plan an answer with fail("${operationId}", { status, body }).`;
  return problem(501, error, "not_simulated", { operationId });
}
