import { isRecord } from "@pincer/shared/internal";
import { expect, onTestFinished, test } from "vitest";

import { Random } from "../../../../.config/testing/random.ts";
import { answers } from "../generated/answers.ts";
import { ClawOps, ClawOpsError, InternalServerError } from "../index.ts";
import { checkAnswer } from "../wire/check-answer.ts";
import { routeRequest } from "./http/route-request.ts";
import { createLocalClawOps, manualClock } from "./index.ts";
import { IdPool } from "./test/random/id-pool.ts";
import { randomAct } from "./test/random/random-act.ts";
import { randomRequest, type RandomRequest } from "./test/random/random-request.ts";

const REQUESTS = 10_000;
const apiKey = "sk_test_random";
const accountId = "AC_random";

/** Another seed is another session: `RANDOM_SEED=7 npx vitest run src/testing/random-session`. */
const seed = Number(process.env["RANDOM_SEED"] ?? 20_261_001);

test(`10,000 random requests (seed ${seed}) never break the server`, { timeout: 120_000 }, async () => {
  const dice = new Random(seed);
  // Of its own: webhooks come when they come, and must not change the session.
  const luck = new Random(seed + 1);
  const clock = manualClock();
  const receive: typeof fetch = () =>
    luck.once(5)
      ? Promise.reject(new TypeError("gone"))
      : Promise.resolve(new Response("ok", { status: luck.pick([200, 500]) }));
  const api = createLocalClawOps({ apiKey, accountId, clock, fetch: receive, webhookUrl: "https://example.com/hook" });
  onTestFinished(() => api[Symbol.asyncDispose]());
  const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey, accountId, maxRetries: 0, logLevel: "off" });
  const ids = new IdPool();
  const seen = new Set<number>();
  for (let at = 0; at < REQUESTS; at += 1) {
    if (dice.once(5)) await act(randomAct(dice, { api, clock, client, ids }), at);
    const request = randomRequest(dice, accountId, apiKey, ids);
    const where = `seed ${seed}, request ${at}: ${request.init.method} ${request.path.slice(0, 200)}`;
    const response = await api.fetch(api.url + request.path, request.init).catch((thrown: unknown) => {
      throw new Error(`${where} was not answered`, { cause: thrown });
    });
    const text = await response.text();
    const body = readBody(response, text);
    const problem = problemOf(request, response.status, body);
    if (problem !== undefined) throw new Error(`${where}: ${problem}: ${text.slice(0, 500)}`);
    seen.add(response.status);
    ids.remember(body, dice);
  }
  // A session that only met refusals would prove little.
  expect([...seen]).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 403, 404, 405, 409, 415]));
  expect(api.requests.length).toBeLessThanOrEqual(1000);
});

/** Rejections are fine where they are this package's own, and no failure of the server. */
async function act(doing: Promise<unknown>, at: number): Promise<void> {
  try {
    await doing;
  } catch (thrown) {
    const isFine = thrown instanceof ClawOpsError && !(thrown instanceof InternalServerError && thrown.status === 500);
    if (!isFine) throw new Error(`seed ${seed}, before request ${at}`, { cause: thrown });
  }
}

/** `undefined` where what is said to be JSON is none. */
function readBody(response: Response, text: string): unknown {
  if (response.headers.get("content-type")?.startsWith("application/json") !== true) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What is wrong with an answer, whatever the request was. */
function problemOf({ path, init }: RandomRequest, status: number, body: unknown): string | undefined {
  if (status === 500) return "the server failed";
  if (init.method === "HEAD") return undefined;
  if (status >= 400) return isRecord(body) && typeof body["error"] === "string" ? undefined : "an error without words";
  const route = routeRequest(init.method ?? "", new URL(path, "http://x").pathname);
  const shape = route.kind === "found" ? answers[route.operation.id] : undefined;
  const issues = shape === undefined ? [] : checkAnswer(body, shape);
  return issues.length === 0 ? undefined : `it breaks its promises (${JSON.stringify(issues)})`;
}
