import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { invalid, issue } from "../../http/validation.ts";
import { readPhoneNumber } from "../../phone-number.ts";
import type { CallRecord } from "../../state/call-record.ts";
import type { World } from "../../state/world.ts";
import { findCall } from "./find-call.ts";
import { seconds } from "./seconds.ts";
import { showCall, showCallWithTransfers } from "./show-call.ts";

/** Calls that pass every filter, newest first. Of a repeated key any value may match. */
export function listCalls(world: World, { query }: ApiRequest): Answer {
  const filters = filtersOf(query);
  const rows = [...world.calls.values()].toReversed().filter((call) => filters.every((passes) => passes(call)));
  return pageOf(
    query,
    rows.map((call) => showCall(world, call)),
  );
}

/** One call, with its transfers. */
export function getCall(world: World, request: ApiRequest): Answer {
  return json(200, showCallWithTransfers(world, findCall(world, request)));
}

/** What has happened in a call, oldest first. */
export function listCallEvents(world: World, request: ApiRequest): Answer {
  return json(200, { data: findCall(world, request).events });
}

type Filter = (call: CallRecord) => boolean;

function filtersOf(query: URLSearchParams): Filter[] {
  const filters: Filter[] = [];
  const one = (name: string, filter: (value: string) => Filter): void => {
    const value = query.get(name);
    if (value !== null) filters.push(filter(value));
  };
  const any = (name: string, filter: (values: ReadonlySet<string>) => Filter): void => {
    if (query.has(name)) filters.push(filter(new Set(valuesOf(query, name))));
  };
  one("status", (status) => (call) => call.status === status);
  any("from", (numbers) => (call) => numbers.has(call.from));
  any("to", (numbers) => (call) => numbers.has(call.to));
  any("number", (numbers) => (call) => numbers.has(call.from) || numbers.has(call.to));
  any("hangupCause", (causes) => (call) => call.ending !== undefined && causes.has(call.ending.hangupCause));
  one("since", (since) => (call) => call.createdAt >= Date.parse(since));
  one("until", (until) => (call) => call.createdAt < Date.parse(until));
  one("minDuration", (least) => (call) => durationOf(call) >= Number(least));
  one("maxDuration", (most) => (call) => durationOf(call) <= Number(most));
  return filters;
}

/** Numbers are compared in domestic form. A comma is the mark of a list that should have been repeated keys. */
function valuesOf(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).map((value) => {
    if (value.includes(","))
      throw invalid([issue(`/query/${name}`, "pattern", "must repeat its key for several values")]);
    return name === "hangupCause" ? value : (readPhoneNumber(value).number ?? value);
  });
}

/** Seconds of talk; `NaN`, which no bound lets through, where there was none. */
function durationOf({ answeredAt, endedAt }: CallRecord): number {
  return answeredAt === undefined || endedAt === undefined ? Number.NaN : seconds(answeredAt, endedAt);
}
