import { refuse } from "../../http/refusal.ts";
import type { KakaoTemplateFields } from "../../state/kakao-fields.ts";
import type { World } from "../../state/world.ts";
import { type Body, recordOf, textOf } from "../body-fields.ts";
import { fillVariables, variablesIn } from "./kakao-text.ts";

/**
 * Checks an alimtalk against the account's templates and gives its text. An account that never had a channel takes every
 * message, whose text is then unknown (`null`).
 */
export function alimtalkText(world: World, kakao: Body): string | null {
  if (!checkChannel(world, kakao)) return null;
  const template = world.kakaoTemplates.get(textOf(kakao, "TemplateId") ?? "");
  if (template === undefined || template.channelId !== kakao["ChannelId"]) {
    throw refuse(400, "The channel has no such template.", "kakao_template_not_found");
  }
  checkSendable(template);
  const values = variablesOf(kakao, template.content);
  return fillVariables(template.content, values);
}

/** The same for a brand message; a free one has the text of its bubble. */
export function brandText(world: World, brand: Body): string | null {
  const free = recordOf(brand, "Free");
  if (free !== undefined && Object.keys(free).length === 0) {
    throw refuse(400, "Brand.Free is empty.", "kakao_brand_body_empty");
  }
  const isKnown = checkChannel(world, brand);
  if (free !== undefined) return textOf(free, "content") ?? null;
  if (!isKnown) return null;
  const template = world.kakaoBrandTemplates.get(textOf(brand, "TemplateId") ?? "");
  if (template === undefined || template.channelId !== brand["ChannelId"]) {
    throw refuse(400, "The channel has no such brand template.", "kakao_brand_template_not_found");
  }
  const values = variablesOf(brand, template.header, template.content);
  return template.content === null ? null : fillVariables(template.content, values);
}

/** False where the account never had a channel. */
function checkChannel(world: World, message: Body): boolean {
  if (!world.kakaoChannels.wasUsed) return false;
  if (world.kakaoChannels.get(textOf(message, "ChannelId") ?? "") !== undefined) return true;
  throw refuse(400, "The account has no such Kakao channel.", "kakao_channel_not_found");
}

function checkSendable({ name, status, dormant }: KakaoTemplateFields): void {
  if (status !== "APPROVED") {
    throw refuse(422, `The template ${name} is not approved (${status}).`, "kakao_template_not_approved");
  }
  if (dormant) throw refuse(422, `The template ${name} is dormant.`, "kakao_template_dormant");
}

/** The values by name; keys come with `#{}` or without. */
function variablesOf(message: Body, ...texts: ReadonlyArray<string | null>): ReadonlyMap<string, string> {
  const wanted = variablesIn(...texts);
  const given = Object.entries(recordOf(message, "Variables") ?? {});
  const values = new Map(given.map(([key, value]) => [/^#\{(.+)\}$/.exec(key)?.[1] ?? key, String(value)]));
  const missing = wanted.filter((name) => !values.has(name));
  if (missing.length > 0) throw refuse(400, `Variables are missing: ${missing.join(", ")}.`, "kakao_variable_missing");
  const unknown = [...values.keys()].filter((name) => !wanted.includes(name));
  if (unknown.length > 0)
    throw refuse(400, `The template has no variables ${unknown.join(", ")}.`, "kakao_variable_unknown");
  return values;
}
