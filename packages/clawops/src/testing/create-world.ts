import { addWebhook } from "./behaviour/webhooks/manage-webhooks.ts";
import { backgroundClock } from "./clock/background-clock.ts";
import { Timers } from "./clock/timers.ts";
import { DeliveryDesk } from "./deliveries/delivery-desk.ts";
import type { LocalClawOpsOptions } from "./local-claw-ops.ts";
import { defaultTiming } from "./local-timing.ts";
import { createCollections } from "./state/collections.ts";
import type { IdSource } from "./state/id-source.ts";
import { NumberBook } from "./state/number-book.ts";
import type { World } from "./state/world.ts";

/** What a world is made from, besides the options. */
export interface CreateWorldOptions {
  readonly options: LocalClawOpsOptions;
  /** The account's numbers in domestic form. */
  readonly numbers: readonly string[] | undefined;
  readonly ids: IdSource;
  readonly origin: () => string;
}

/** A service to which nothing has happened yet. */
export function createWorld({ options, numbers, ids, origin }: CreateWorldOptions): World {
  const clock = options.clock ?? backgroundClock;
  const { signingKey, onDelivery } = options;
  const timers = new Timers(clock);
  const fetch: typeof globalThis.fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const world: World = {
    ...createCollections(ids, clock),
    accountId: options.accountId,
    clock,
    timing: { ...defaultTiming, ...options.timing },
    timers,
    ids,
    deliveries: new DeliveryDesk({ fetch, signingKey, onDelivery, clock, timers, ids }),
    origin,
    calls: new Map(),
    messages: new Map(),
    firstAnswers: new Map(),
    sendTimes: [],
    webhooks: new Map(),
    numbers: new NumberBook(numbers, clock.now()),
    agents: new Map(),
    plans: new Map(),
    kakaoTokens: new Map(),
    emailPlans: new Map(),
    firstEmails: new Map(),
    missingDns: new Set(),
    mcpServers: new Map(),
  };
  if (options.webhookUrl !== undefined) {
    addWebhook(world, options.webhookUrl, ["message.sent", "message.failed", "message.received"]);
  }
  return world;
}
