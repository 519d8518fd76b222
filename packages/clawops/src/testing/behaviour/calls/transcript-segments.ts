import type { CallRecord } from "../../state/call-record.ts";
import type { TranscriptSegment } from "../../state/transcript-state.ts";

const lines = [
  "안녕하세요, 무엇을 도와드릴까요?",
  "예약 시간을 바꾸고 싶어요.",
  "네, 오후 3시로 변경해 드렸습니다.",
  "감사합니다.",
] as const;

/** What was said in a call: the same words every time, spread over its length. */
export function transcriptSegments({ answeredAt = 0, endedAt = 0 }: CallRecord): TranscriptSegment[] {
  const step = (endedAt - answeredAt) / 1000 / lines.length;
  return lines.map((text, index) => ({
    speaker: `speaker_${index % 2}`,
    start: index * step,
    end: (index + 1) * step,
    text,
  }));
}

/** What a summary says where the test has not said. */
export const exampleSummary: Readonly<Record<string, unknown>> = {
  coreSummary: "고객이 예약 시간을 문의했고 상담원이 안내했습니다.",
  decisions: ["예약 시간을 오후 3시로 변경"],
  followUps: [],
  sentiment: "neutral",
};
