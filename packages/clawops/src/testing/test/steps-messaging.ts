import { type ContractStep, step } from "./contract-steps.ts";

const manager = { searchId: "ourshop", phoneNumber: "01012345678" };
const block = "/blocked-recipients/{createBlockedRecipient.id}";
const channel = "/kakao/channels/{createKakaoChannel.id}";

/** Blocked recipients and Kakao. */
export const messagingSteps: readonly ContractStep[] = [
  step("createBlockedRecipient", "/blocked-recipients", { recipient: "01099998888", channel: "call" }),
  step("listBlockedRecipients", "/blocked-recipients"),
  step("getBlockedRecipient", block),
  step("updateBlockedRecipient", block, { note: "x" }),
  step("releaseBlockedRecipient", block),
  step("listKakaoChannelCategories", "/kakao/channel-categories"),
  step("requestKakaoChannelToken", "/kakao/channels/token", manager),
  {
    ...step("createKakaoChannel", "/kakao/channels", { ...manager, categoryCode: "1", token: "{token}" }),
    before: ({ api }) => ({ token: api.simulate.kakaoToken("ourshop") }),
  },
  step("listKakaoChannels", "/kakao/channels"),
  step("getKakaoChannel", channel),
  {
    ...step("listKakaoTemplates", "/kakao/templates?channelId={createKakaoChannel.id}"),
    before: ({ api }, answers) => {
      const channelId = String(answers.get("createKakaoChannel")?.["id"]);
      api.simulate.kakaoTemplate({ channelId, content: "#{a}" });
      api.simulate.kakaoBrandTemplate({ channelId, content: "#{a}" });
    },
  },
  step("listKakaoBrandTemplates", "/kakao/brand-templates?channelId={createKakaoChannel.id}"),
  {
    ...step("uploadKakaoBrandImage", "/kakao/brand-images"),
    form: { bubbleType: "WIDE", image: ["a.png", "png"] },
  },
  step("listKakaoBrandImages", "/kakao/brand-images"),
  step("deleteKakaoChannel", channel),
];
