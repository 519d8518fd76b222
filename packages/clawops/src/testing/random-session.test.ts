import { isRecord } from "@pincer/shared/internal";
import { expect, onTestFinished, test } from "vitest";

import { ClawOps, ClawOpsError, InternalServerError } from "../index.ts";
import { checkAnswer } from "../wire/check-answer.ts";
import { operationsById, routeRequest } from "./http/route-request.ts";
import { createLocalClawOps, manualClock } from "./index.ts";
import { Dice } from "./test/random/dice.ts";
import { randomAct } from "./test/random/random-act.ts";
import { randomRequest } from "./test/random/random-request.ts";

const REQUESTS = 10_000;
const apiKey = "sk_test_random";
const accountId = "AC_random";

/** Another seed is another session: `RANDOM_SEED=7 npx vitest run src/testing/random-session`. */
const seed = Number(process.env["RANDOM_SEED"] ?? 20_261_001);

test(`10,000 random requests (seed ${seed}) never break the server`, { timeout: 120_000 }, async () => {
  const dice = new Dice(seed);
  const clock = manualClock();
  const receive: typeof fetch = () =>
    dice.oneIn(5)
      ? Promise.reject(new TypeError("gone"))
      : Promise.resolve(new Response("ok", { status: dice.pick([200, 500]) }));
  const api = createLocalClawOps({ apiKey, accountId, clock, fetch: receive, webhookUrl: "https://example.com/hook" });
  onTestFinished(() => api[Symbol.asyncDispose]());
  const client = new ClawOps({ fetch: api.fetch, baseURL: api.url, apiKey, accountId, maxRetries: 0, logLevel: "off" });
  const ids: string[] = [];
  const seen = new Set<number>();
  for (let at = 0; at < REQUESTS; at += 1) {
    if (dice.oneIn(5)) await act(randomAct(dice, { api, clock, client, ids }), at);
    const request = randomRequest(dice, accountId, apiKey, ids);
    const where = `seed ${seed}, request ${at}: ${request.init.method} ${request.path.slice(0, 200)}`;
    const response = await api.fetch(api.url + request.path, request.init).catch((thrown: unknown) => {
      throw new Error(`${where} was not answered`, { cause: thrown });
    });
    const body = await readBody(response, where);
    expect(response.status, `${where} ${JSON.stringify(body)}`).not.toBe(500);
    if (response.status >= 400 && request.init.method !== "HEAD")
      expect(body, where).toMatchObject({ error: expect.any(String) });
    if (response.status < 300) expectPromises(request.init.method ?? "", request.path, body, where);
    seen.add(response.status);
    remember(ids, body, dice);
  }
  // A session that only met refusals would prove little.
  expect([...seen]).toEqual(expect.arrayContaining([200, 201, 204, 400, 401, 403, 404, 405, 409, 415, 501]));
  expect(api.requests).toHaveLength(1000);
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

async function readBody(response: Response, where: string): Promise<unknown> {
  const text = await response.text();
  if (response.headers.get("content-type")?.startsWith("application/json") !== true) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch (thrown) {
    throw new Error(`${where}: said to be JSON and is not`, { cause: thrown });
  }
}

function expectPromises(method: string, path: string, body: unknown, where: string): void {
  const route = routeRequest(method, new URL(path, "http://x").pathname);
  const operation = route.kind === "found" ? operationsById.get(route.operation.id) : undefined;
  if (typeof operation?.answer === "object") expect(checkAnswer(body, operation.answer), where).toEqual([]);
}

/** Keeps some of the ids that were answered, so that later requests hit what exists. */
function remember(ids: string[], body: unknown, dice: Dice): void {
  if (!isRecord(body)) return;
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== "string" || !/^id$|Id$|^number$/.test(name) || value === accountId || name === "operationId")
      continue;
    if (ids.length < 100) ids.push(value);
    else ids[dice.below(100)] = value;
  }
}
