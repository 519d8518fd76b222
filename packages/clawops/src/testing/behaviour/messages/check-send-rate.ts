import { refuse } from "../../http/refusal.ts";
import type { World } from "../../state/world.ts";

/** Messages per minute and account. */
const LIMIT = 120;
const WINDOW_MS = 60_000;

/** Counts a message, or refuses it with 429 and the seconds until there is room again. */
export function checkSendRate(world: World): void {
  const now = world.clock.now();
  const { sendTimes } = world;
  while (sendTimes[0] !== undefined && sendTimes[0] <= now - WINDOW_MS) sendTimes.shift();
  const [oldest] = sendTimes;
  if (oldest !== undefined && sendTimes.length >= LIMIT) {
    const wait = Math.ceil((oldest + WINDOW_MS - now) / 1000);
    throw refuse(429, `More than ${LIMIT} messages in a minute.`, "rate_limited", {}, { "retry-after": String(wait) });
  }
  sendTimes.push(now);
}
