import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { createKakaoChannel, requestKakaoChannelToken } from "./connect-channel.ts";
import { showChannel } from "./show-kakao.ts";

/** Some of Kakao's categories; others are taken as well. */
const categories = [
  { code: "00100010001", name: "건강,병원,종합병원" },
  { code: "00200010001", name: "교육,학원,종합학원" },
  { code: "00300010001", name: "쇼핑,종합쇼핑몰" },
] as const;

/** Channels: connecting them, reading them, giving them up. */
export const kakaoChannelHandlers: Handlers = {
  listKakaoChannelCategories: (world) =>
    json(200, { data: categories, meta: { fetchedAt: iso(world.clock.now()), cached: false } }),
  listKakaoChannels: (world, { query }) => {
    // A channel that needs attention does not occur here.
    const isAsked = query.get("status") !== "needs_attention";
    return pageOf(query, isAsked ? world.kakaoChannels.newest().map(showChannel) : []);
  },
  requestKakaoChannelToken,
  createKakaoChannel,
  getKakaoChannel: (world, { path }) => {
    const channel = findRow(world.kakaoChannels, path["channelId"]);
    return json(200, showChannel(world.kakaoChannels.change(channel, { syncedAt: world.clock.now() })));
  },
  deleteKakaoChannel,
};

/** Gives a channel up, with its templates. */
function deleteKakaoChannel(world: World, { path }: ApiRequest): Answer {
  const channel = findRow(world.kakaoChannels, path["channelId"]);
  world.kakaoChannels.delete(channel.id);
  for (const rows of [world.kakaoTemplates, world.kakaoBrandTemplates]) {
    for (const template of rows.all()) if (template.channelId === channel.id) rows.delete(template.id);
  }
  return json(200, showChannel(channel));
}
