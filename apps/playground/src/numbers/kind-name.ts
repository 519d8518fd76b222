import type { PhoneNumberKind } from "@pincer/clawops/korean";

/** What people in Korea call each kind of number. */
export const kindNames: Readonly<Record<PhoneNumberKind, string>> = {
  mobile: "휴대폰",
  voip: "인터넷전화 (070)",
  landline: "유선전화",
  representative: "대표번호",
  "toll-free": "수신자부담",
  personal: "개인번호 (050)",
  premium: "정보료 부과 (060)",
  emergency: "긴급번호",
  special: "특수번호",
  other: "기타",
};
