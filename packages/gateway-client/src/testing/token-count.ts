import type { HistoryMessage } from "./sessions-state.ts";

/** What stands for the instructions that a real gateway sends along, tokens. */
const INSTRUCTION_TOKENS = 10;

/** A rough count: four characters are a token. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** The prompt of a run: the instructions, all messages before and the new one. It grows with the conversation. */
export function countPrompt(history: readonly HistoryMessage[], message: string): number {
  const before = history.reduce((sum, item) => sum + countTokens(item.text), 0);
  return INSTRUCTION_TOKENS + before + countTokens(message);
}
