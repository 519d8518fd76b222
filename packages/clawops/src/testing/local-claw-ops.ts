import type { LocalClock } from "./clock/local-clock.ts";
import type { Delivery } from "./deliveries/delivery.ts";
import type { Fault } from "./faults/fault.ts";
import type { Listening, ListenOptions, Outage } from "./listening.ts";
import type { LocalTiming } from "./local-timing.ts";
import type { Simulate } from "./simulate.ts";
import type { LoggedRequest, ServedRequest } from "./wire-log.ts";

/** What a local server is made from. */
export interface LocalClawOpsOptions {
  /** The key that clients must send; all others are 401. */
  readonly apiKey: string;
  /** The account that the key belongs to; all others are 403. */
  readonly accountId: string;
  /**
   * Signs webhooks and status callbacks (`X-Signature`).
   * @default undefined: they go out unsigned
   */
  readonly signingKey?: string | undefined;
  /**
   * The time in which calls ring, messages go out, webhooks are repeated and late answers come. {@link manualClock} makes a
   * test deterministic.
   * @default the system's time, with timers that do not keep a process alive
   */
  readonly clock?: LocalClock | undefined;
  /**
   * Sends webhooks and status callbacks.
   * @default the global fetch
   */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * The numbers of the account, in any Korean spelling. Calls and messages from others are refused.
   * @default undefined: every Korean number is owned, and `numbers.list()` shows 07012341234
   */
  readonly numbers?: readonly string[] | undefined;
  /**
   * A webhook for all message events that is registered from the beginning, also after a reset.
   * @default undefined: only those registered with `webhooks.create`
   */
  readonly webhookUrl?: string | undefined;
  /**
   * How long things take.
   * @default a call rings 0.4 s and is talked in for 1 s; a message is sent after 0.2 s; see {@link LocalTiming}
   */
  readonly timing?: Partial<LocalTiming>;
  /**
   * Called with each request that can be read as one, without its secrets, as soon as its answer is known. What it throws is an uncaught exception and
   * changes nothing for the client.
   * @default undefined
   */
  readonly onServed?: ((request: ServedRequest) => void) | undefined;
  /**
   * Called after each try of a webhook or status callback: `delivered`, `failed`, or `pending` where it failed and is tried
   * again. What it throws is an uncaught exception and changes nothing for the deliveries.
   * @default undefined
   */
  readonly onDelivery?: ((delivery: Delivery) => void) | undefined;
}

/**
 * A ClawOps account in memory: it keeps state, checks requests, runs calls, messages, call batches and e-mails by its clock, sends
 * webhooks, and can be told to fail.
 *
 * It does every operation of ClawOps API 1.3.2; one of a later contract is answered with 501 and its name. What the account has is checked
 * as by the service; of a kind that it never had (agents, call flows, Kakao channels, e-mail domains, SIP endpoints, …) every id will
 * do, as every number is owned where no `numbers` are given. Blocked recipients, the night rules and the limits of messages, codes and
 * voices apply.
 *
 * VoiceML and call flows are not executed (no request goes to `Url`), no agent speaks, media and attachments are not fetched, MCP
 * servers and DNS are not asked: {@link LocalClawOps.simulate} says what they do. Quotas, plans, add-ons and faults of the network are not
 * applied: use {@link LocalClawOps.fail} for those.
 */
export interface LocalClawOps {
  /** Reaches the server in process: `new ClawOps({ fetch: api.fetch, baseURL: api.url, … })`. Works in every runtime. */
  readonly fetch: typeof globalThis.fetch;
  /** The base URL: `http://localhost`, or where it listens. */
  readonly url: string;
  /** What other people do: call, write, answer, hang up. */
  readonly simulate: Simulate;
  /** The last 1,000 requests, oldest first, without their secrets. */
  readonly requests: readonly LoggedRequest[];
  /** The last 1,000 webhooks and status callbacks that were sent, oldest first. */
  readonly deliveries: readonly Delivery[];
  /**
   * Listens on a port of this machine (Node).
   *
   * @throws ClawOpsError when it listens already, when the port is not free, or when the runtime has no ports
   */
  listen(options?: ListenOptions): Promise<Listening>;
  /**
   * Makes the next requests of an operation fail. Several faults of one operation are served in the order in which they were
   * planned.
   *
   * @param operationId as the API names it: `createCall`; `"*"` is every operation that has no fault of its own
   * @throws ClawOpsError for an operation that the API does not have, and for a fault that makes no sense
   */
  fail(operationId: string, fault: Fault): void;
  /**
   * Plays a service that cannot be reached: until `end()`, connections are refused (`ECONNREFUSED`), in process and on the port,
   * and those that are open are cut. The clock goes on, and so do calls and webhooks. `reset()` does not end it.
   *
   * @throws ClawOpsError when they are refused already
   * @example
   * const outage = await api.refuseConnections();
   * await outage.end();
   */
  refuseConnections(): Promise<Outage>;
  /** Resolves once no webhook is on its way any more. Retries that wait for their time do not count. */
  settled(): Promise<void>;
  /** Forgets state, faults, requests and webhooks, and stops every timer. It goes on listening. */
  reset(): void;
  /** Stops listening, ends an outage and resets. */
  [Symbol.asyncDispose](): Promise<void>;
}
