import type { ChatAccepted, ChatEvent, ChatResult } from "../protocol/chat.ts";
import { Run } from "./run.ts";

/**
 * A run that a message started; see {@link Run} for what can be done with it. Its events are the `chat` events of the run. Where
 * some were dropped for a reader who is late or slow, the first that comes has the state `client.dropped` and their number.
 */
export class ChatRun extends Run<ChatAccepted, ChatEvent, ChatResult> {}
