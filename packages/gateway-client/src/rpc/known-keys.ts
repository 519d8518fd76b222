import type { Greeting } from "../connection/greeting.ts";
import { longestAge } from "../platform/moment.ts";
import { protocolTraits } from "../protocol/versions.ts";

/**
 * For how long a key counts as known after it was first sent, in milliseconds. Gateways keep keys for 5 minutes by their own clock, and
 * no more than 1,000 of them: far below that, so that neither can be why a key was forgotten.
 */
const KNOWN_MS = 60_000;

/**
 * Whether the next connection may lead to a gateway that provably knows the keys of this one. Protocol 3 tells nobody that it has
 * forgotten them (it has no boot id, and its uptime goes on through a restart within its process), nor does one that stops.
 */
export function keepsKeys({ hello, isGone }: Greeting): boolean {
  const { bootId } = hello.server;
  return !isGone && protocolTraits(hello.protocol).namesBoot && typeof bootId === "string" && bootId !== "";
}

/**
 * The one rule for sending what acts a second time: the gateway knows the key from the first time. `before` is the hello under which it
 * was sent last, `sentAt` when it was sent first, by the steady clock.
 */
export function knowsKeys(before: Greeting, after: Greeting, sentAt: number): boolean {
  if (!keepsKeys(before) || !keepsKeys(after)) return false;
  if (before.hello.server.bootId !== after.hello.server.bootId) return false;
  return longestAge(sentAt, before.at, after.at) < KNOWN_MS;
}
