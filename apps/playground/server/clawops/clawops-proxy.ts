import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";

import { targetChangedCode, targetHeader } from "../../contract/paths.ts";
import type { TrafficLog } from "../log/traffic-log.ts";
import type { ClawOpsTargets } from "../targets/clawops-targets.ts";
import { apiPath } from "./api-path.ts";
import { type FailureBody, explainFailure } from "./explain-failure.ts";
import { forwardBody } from "./forward-body.ts";
import { HttpRecord } from "./http-record.ts";
import { headersForApi, headersForPage } from "./proxy-headers.ts";

/** Statuses that carry no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** Forwards a request of the page to the chosen ClawOps, with the key that only the server holds, and writes both down. */
export async function clawopsProxy(
  context: Context<{ Bindings: HttpBindings }>,
  targets: ClawOpsTargets,
  log: TrafficLog,
): Promise<Response> {
  const { keeper } = targets;
  const request = context.req.raw;
  const believed = request.headers.get(targetHeader) ?? "local";
  if (believed !== targets.target) return targetChanged(targets.target);
  const path = apiPath(request.url);
  if (path === undefined) return context.notFound();
  const access = targets.access();
  const headers = headersForApi(request.headers, access.apiKey);
  const hasBody = request.method !== "GET" && request.method !== "HEAD";
  const sent = hasBody ? new Uint8Array(await request.arrayBuffer()) : undefined;
  const record = new HttpRecord(log, keeper, {
    target: targets.target,
    method: request.method,
    path,
    headers,
    body: sent,
  });
  const fail = (status: 502 | 503, failure: FailureBody): Response => {
    const safe = { ...failure, error: keeper.text(failure.error) };
    record.failed(safe.error);
    return Response.json(safe, { status });
  };
  try {
    // "manual": the key goes to the configured host and to no other that an answer names.
    const init: RequestInit = { method: request.method, headers, redirect: "manual", signal: request.signal };
    const answer = await fetch(access.baseURL + path, sent === undefined ? init : { ...init, body: sent });
    if (answer.status >= 300 && answer.status < 400 && answer.status !== 304) {
      await answer.body?.cancel();
      return fail(502, redirected(access.baseURL, answer));
    }
    const forPage = headersForPage(answer.headers, keeper);
    if (answer.body === null || bodiless.has(answer.status)) {
      record.answered(answer, "");
      return new Response(null, { status: answer.status, headers: forPage });
    }
    const body = await forwardBody(answer, { keeper, record, cut: () => context.env.outgoing.destroy() });
    return new Response(body, { status: answer.status, headers: forPage });
  } catch (error) {
    if (request.signal.aborted) {
      record.failed("The page stopped waiting for the answer.");
      return new Response(null, { status: 499 });
    }
    const { status, body: failure } = explainFailure(error, new URL(access.baseURL).host);
    return fail(status, failure);
  }
}

function targetChanged(target: string): Response {
  const error = `Nothing was sent: the playground was switched to ${target} elsewhere. Look at the badge and try again.`;
  return Response.json({ error, code: targetChangedCode }, { status: 400 });
}

function redirected(baseURL: string, answer: Response): FailureBody {
  const to = URL.parse(answer.headers.get("location") ?? "", baseURL)?.origin ?? "nowhere";
  const error = `ClawOps answered with a redirect to ${to}, which is not followed so that the key stays here. Check the address in Settings.`;
  return { error, code: "playground_upstream_redirect" };
}
