/** How long things take in the simulation, in milliseconds on its clock. */
export interface LocalTiming {
  /** From accepting a call until it rings. @default 100 */
  readonly queueMs: number;
  /** From ringing until the answer, of calls and of transfers. @default 400 */
  readonly ringMs: number;
  /** How long someone talks who answered, in calls and in transfers. @default 1000 */
  readonly talkMs: number;
  /** How long it rings where nobody answers; never longer than the call's own `Timeout`. @default 1000 */
  readonly noAnswerMs: number;
  /** From accepting a message until it is sent (or has failed). @default 200 */
  readonly messageMs: number;
  /** How long a transcript takes. @default 500 */
  readonly transcriptMs: number;
  /** How long the summary takes after the transcript. @default 300 */
  readonly summaryMs: number;
  /** How long a playback lasts. @default 500 */
  readonly playMs: number;
  /** From accepting an e-mail until it is delivered (or bounces). @default 200 */
  readonly emailMs: number;
  /** How long cloning a voice takes. @default 500 */
  readonly voiceCloneMs: number;
}

/** The times of a server that was told of none. */
export const defaultTiming: LocalTiming = {
  queueMs: 100,
  ringMs: 400,
  talkMs: 1000,
  noAnswerMs: 1000,
  messageMs: 200,
  transcriptMs: 500,
  summaryMs: 300,
  playMs: 500,
  emailMs: 200,
  voiceCloneMs: 500,
};
