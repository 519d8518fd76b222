import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import type { MessageContent } from "./read-message.ts";

const brandFields: ReadonlySet<string> = new Set(["ChannelId", "TemplateId", "Variables", "Free"]);

/** Refuses what contradicts itself between Type, Kakao and Brand. */
export function checkKakaoType({ type, kakao, brand }: MessageContent): void {
  if (kakao !== undefined && brand !== undefined) {
    throw refuse(400, "Give one of Kakao and Brand, not both.", "kakao_type_conflict");
  }
  if (type === "ata" && kakao === undefined) throw refuse(400, "Type ata needs Kakao.", "kakao_required");
  if (type === "bms" && brand === undefined) throw refuse(400, "Type bms needs Brand.", "kakao_brand_required");
  if (kakao !== undefined && type !== "ata")
    throw refuse(400, `Kakao does not go with Type ${type}.`, "kakao_type_conflict");
  if (brand !== undefined && type !== "bms")
    throw refuse(400, `Brand does not go with Type ${type}.`, "kakao_type_conflict");
}

/** Refuses what an alimtalk or brand message may not hold: its text comes from the template. */
export function checkKakaoMessage({ body, subject, mediaUrl, brand }: MessageContent): void {
  if (body !== undefined) throw refuse(400, "A Kakao message has no Body.", "kakao_body_not_allowed");
  if (subject !== undefined) throw refuse(400, "A Kakao message has no Subject.", "kakao_subject_not_allowed");
  if (mediaUrl.length > 0) throw refuse(400, "A Kakao message has no MediaUrl.", "kakao_media_not_allowed");
  if (brand !== undefined) checkBrand(brand);
}

function checkBrand(brand: Readonly<Record<string, unknown>>): void {
  const issues = Object.keys(brand)
    .filter((name) => !brandFields.has(name))
    .map((name) => issue(`/body/Brand/${name}`, "additionalProperties", "must NOT have additional properties"));
  if (issues.length > 0) throw invalid(issues);
  const { TemplateId, Free, Variables } = brand;
  if ((TemplateId === undefined) === (Free === undefined)) {
    throw refuse(400, "Brand needs exactly one of TemplateId and Free.", "invalid_input");
  }
  if (Free !== undefined && Variables !== undefined) {
    throw refuse(400, "Brand.Variables goes with TemplateId only.", "invalid_input");
  }
}
