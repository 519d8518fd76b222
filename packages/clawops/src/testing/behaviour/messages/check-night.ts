import { refuse } from "../../http/refusal.ts";
import type { World } from "../../state/world.ts";
import { seoulMinute } from "../seoul-time.ts";

/** Brand messages rest from 20:50 to 08:00 in Seoul. */
const NIGHT_BEGINS = 20 * 60 + 50;
const NIGHT_ENDS = 8 * 60;

/** Refuses a brand message at night, by the server's clock. */
export function checkNight(world: World): void {
  const minute = seoulMinute(world.clock.now());
  if (minute < NIGHT_BEGINS && minute >= NIGHT_ENDS) return;
  throw refuse(422, "Brand messages are not sent from 20:50 to 08:00 (KST).", "kakao_brand_night_blocked");
}
