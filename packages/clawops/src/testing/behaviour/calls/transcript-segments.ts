import type { CallRecord } from "../../state/call-record.ts";

const lines = [
  "안녕하세요, 무엇을 도와드릴까요?",
  "예약 시간을 바꾸고 싶어요.",
  "네, 오후 3시로 변경해 드렸습니다.",
  "감사합니다.",
] as const;

/** A piece of a transcript. */
export interface TranscriptSegment {
  readonly speaker: string;
  /** Seconds from the beginning of the call. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

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
