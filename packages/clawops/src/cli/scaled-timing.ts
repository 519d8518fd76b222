import { defaultTiming, type LocalTiming } from "../testing/local-timing.ts";

/** The usual times, so many times faster. */
export function scaledTiming(speed: number): LocalTiming {
  return {
    queueMs: defaultTiming.queueMs / speed,
    ringMs: defaultTiming.ringMs / speed,
    talkMs: defaultTiming.talkMs / speed,
    noAnswerMs: defaultTiming.noAnswerMs / speed,
    messageMs: defaultTiming.messageMs / speed,
    transcriptMs: defaultTiming.transcriptMs / speed,
    playMs: defaultTiming.playMs / speed,
  };
}
