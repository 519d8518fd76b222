import type { KakaoBrandTemplate, KakaoTemplate } from "../../../generated/types.ts";
import type { Stored } from "../../state/collection.ts";
import { iso, isoOrNull } from "../../state/iso.ts";
import type {
  KakaoBrandImageFields,
  KakaoBrandTemplateFields,
  KakaoChannelFields,
  KakaoTemplateFields,
} from "../../state/kakao-fields.ts";
import { maskPhone, variablesIn } from "./kakao-text.ts";

/** A channel as the API shows it. */
export function showChannel(row: Stored<KakaoChannelFields>): Record<string, unknown> {
  const { id, searchId, name, categoryCode, managerPhone, connectedAt, syncedAt, createdAt, updatedAt } = row;
  return {
    id,
    searchId,
    name,
    categoryCode,
    status: "connected",
    managerPhoneMasked: managerPhone === undefined ? null : maskPhone(managerPhone),
    connectedAt: iso(connectedAt),
    syncedAt: isoOrNull(syncedAt),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

/** An alimtalk template as the API shows it. */
export function showTemplate(row: Stored<KakaoTemplateFields>): KakaoTemplate {
  const { id, channelId, name, content, status, dormant, createdAt, updatedAt } = row;
  return {
    id,
    channelId,
    name,
    content,
    status,
    dormant,
    sendable: status === "APPROVED" && !dormant,
    assignType: "CHANNEL",
    messageType: "BA",
    emphasizeType: "NONE",
    variables: variablesIn(content).map((variable) => `#{${variable}}`),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

/** A brand template as the API shows it. */
export function showBrandTemplate(row: Stored<KakaoBrandTemplateFields>): KakaoBrandTemplate {
  const { id, channelId, name, chatBubbleType, content, header, createdAt, updatedAt } = row;
  return {
    id,
    channelId,
    name,
    chatBubbleType,
    content,
    header,
    variables: variablesIn(header, content).map((variable) => `#{${variable}}`),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

/** A picture as the API lists it. */
export function showBrandImage(row: Stored<KakaoBrandImageFields>): Record<string, unknown> {
  const { id, bubbleType, slot, name, createdAt } = row;
  return { id, bubbleType, slot, name, createdAt: iso(createdAt) };
}
