import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { pageOf } from "../../http/page-of.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { World } from "../../state/world.ts";
import { refuseUnknown, textOf } from "../body-fields.ts";
import { fileOf } from "../file-of.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { showBrandImage, showBrandTemplate, showTemplate } from "./show-kakao.ts";

const bubbleTypes: readonly string[] = [
  "IMAGE",
  "WIDE",
  "WIDE_ITEM_LIST",
  "CAROUSEL_FEED",
  "COMMERCE",
  "CAROUSEL_COMMERCE",
];

/** The size of a picture, in bytes at most. */
const IMAGE_BYTES = 5 * 1024 * 1024;

/** Templates of a channel, and the pictures of brand messages. */
export const kakaoTemplateHandlers: Handlers = {
  listKakaoTemplates: (world, { query }) => {
    const { id } = findRow(world.kakaoChannels, query.get("channelId") ?? "");
    return pageOf(query, world.kakaoTemplates.newest((row) => row.channelId === id).map(showTemplate));
  },
  listKakaoBrandTemplates: (world, { query }) => {
    const { id } = findRow(world.kakaoChannels, query.get("channelId") ?? "");
    return pageOf(query, world.kakaoBrandTemplates.newest((row) => row.channelId === id).map(showBrandTemplate));
  },
  listKakaoBrandImages: (world, { query }) => pageOf(query, world.kakaoBrandImages.newest().map(showBrandImage)),
  uploadKakaoBrandImage,
};

function uploadKakaoBrandImage(world: World, request: ApiRequest): Answer {
  const { body } = request;
  refuseUnknown(body, ["image", "bubbleType", "slot"]);
  const [bubbleType, slot] = [String(body["bubbleType"]), textOf(body, "slot") ?? "main"];
  if (!bubbleTypes.includes(bubbleType)) throw invalid([oneOf("bubbleType", bubbleTypes)]);
  if (!["main", "sub"].includes(slot)) throw invalid([oneOf("slot", ["main", "sub"])]);
  const { filename } = fileOf(request, "image", { endings: ["jpg", "jpeg", "png"], max: IMAGE_BYTES });
  const { id } = world.kakaoBrandImages.add({ bubbleType, slot, name: filename });
  return json(201, { id });
}

function oneOf(name: string, values: readonly string[]): ReturnType<typeof issue> {
  return issue(`/body/${name}`, "enum", `must be equal to one of the allowed values: ${values.join(", ")}`);
}
