import type { KakaoBrandTemplate, KakaoTemplate } from "../generated/types.ts";
import { showBrandTemplate, showTemplate } from "./behaviour/kakao/show-kakao.ts";
import type { SimulatedBrandTemplate, SimulatedTemplate } from "./simulate-kakao.ts";
import type { World } from "./state/world.ts";
import { usageError } from "./usage-error.ts";

/** Registers an alimtalk template. */
export function addKakaoTemplate(world: World, template: SimulatedTemplate): KakaoTemplate {
  const { channelId, id, name = "template", content, status = "APPROVED", dormant = false } = template;
  if (typeof content !== "string") throw usageError("kakaoTemplate: content must be a text.");
  connect(world, channelId, "kakaoTemplate");
  return showTemplate(world.kakaoTemplates.add({ channelId, name, content, status, dormant }, id));
}

/** Registers a brand template. */
export function addKakaoBrandTemplate(world: World, template: SimulatedBrandTemplate): KakaoBrandTemplate {
  const { channelId, id, name = "template", chatBubbleType = "TEXT", content = null, header = null } = template;
  connect(world, channelId, "kakaoBrandTemplate");
  return showBrandTemplate(world.kakaoBrandTemplates.add({ channelId, name, chatBubbleType, content, header }, id));
}

/** The code that was sent last. */
export function kakaoToken(world: World, searchId: string): string {
  const sent = typeof searchId === "string" ? world.kakaoTokens.get(searchId.replace(/^@/, "")) : undefined;
  if (sent !== undefined) return sent.token;
  throw usageError(`kakaoToken: no code was asked for ${searchId}, or it was used up.`);
}

function connect(world: World, channelId: string, where: string): void {
  if (typeof channelId !== "string" || channelId === "") throw usageError(`${where}: channelId must be a text.`);
  if (world.kakaoChannels.get(channelId) !== undefined) return;
  const now = world.clock.now();
  const about = { searchId: channelId, name: channelId, categoryCode: "00100010001", managerPhone: undefined };
  world.kakaoChannels.add({ ...about, connectedAt: now, syncedAt: undefined }, channelId);
}
