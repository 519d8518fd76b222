import type { PhoneNumber } from "../../../generated/types.ts";
import { type Answer, json, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import type { World } from "../../state/world.ts";
import { type Body, textOf } from "../body-fields.ts";
import { callNumber } from "../call-number.ts";
import { checkRouting, routingIds } from "./check-routing.ts";
import { checkWebhookHeaders } from "./check-webhook-headers.ts";

/** What a request may set; an empty text clears a callback. */
const settingNames = [
  "webhookUrl",
  "webhookMethod",
  "callContextUrl",
  "routingType",
  ...Object.values(routingIds),
  "webhookHeaders",
  "statusCallback",
  "statusCallbackEvents",
  "dictionaryId",
] as const;

/** Every number, at once. */
export function listNumbers(world: World): Answer {
  return json(200, { data: world.numbers.list() });
}

/** Gives the account a number of the server's choice. */
export function registerNumber(world: World, { body }: ApiRequest): Answer {
  checkWebhookHeaders(body);
  return json(201, world.numbers.register(settingsOf(body), world.clock.now()));
}

/** Gives the account a representative number of the server's choice. */
export function createRepresentativeNumber(world: World): Answer {
  return json(201, world.numbers.registerRepresentative(world.clock.now()));
}

/** Changes settings: what is left out stays, null clears. Another way of routing clears the settings of the others. */
export function updateNumber(world: World, request: ApiRequest): Answer {
  const number = findNumber(world, request);
  const { body } = request;
  checkWebhookHeaders(body);
  checkRouting(world, number, body);
  const routing = textOf(body, "routingType");
  const needed = routing === undefined ? undefined : routingIds[routing];
  const others = routing === undefined ? [] : Object.values(routingIds).filter((name) => name !== needed);
  const cleared = Object.fromEntries(others.map((name): [string, null] => [name, null]));
  return json(200, world.numbers.update(number, { ...cleared, ...settingsOf(body) }));
}

/** Gives a number back, for good. */
export function deleteNumber(world: World, request: ApiRequest): Answer {
  world.numbers.delete(findNumber(world, request).number ?? "");
  return noContent;
}

function settingsOf(body: Body): Partial<PhoneNumber> {
  const forwardTo = textOf(body, "forwardTo");
  const forward = forwardTo === undefined || forwardTo === "" ? {} : { forwardTo: callNumber(forwardTo, "forwardTo") };
  const settings = Object.fromEntries(
    settingNames
      .filter((name) => body[name] !== undefined)
      .map((name) => [name, body[name] === "" ? null : body[name]]),
  );
  return { ...settings, ...forward };
}

function findNumber(world: World, { path }: ApiRequest): PhoneNumber {
  const number = path["number"] ?? "";
  const found = world.numbers.find(number, world.clock.now());
  if (found === undefined) throw refuse(404, `Number not found: ${number}.`);
  return found;
}
