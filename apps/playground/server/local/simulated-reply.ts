import type { ReplyFunction } from "@pincer/gateway-client/testing";
import { delay } from "@pincer/shared/internal";

/** The pause before each word, in milliseconds: slow enough to be seen growing. */
const PAUSE_MS = 30;

/** An answer that says that it is none: no model is asked, nothing is charged. */
export const simulatedReply: ReplyFunction = async function* (message, { signal }) {
  const asked = message.trim().replace(/\s+/g, " ");
  const shown = asked.length > 200 ? `${asked.slice(0, 200)}…` : asked;
  const text = `This is a simulated answer: no model was asked. The local gateway received “${shown}” and streams these words one by one, in the frames that a real gateway would send. To talk to your own agent, connect your gateway in Settings.`;
  for (const word of text.split(/(?<= )/)) {
    await delay(PAUSE_MS, signal);
    yield word;
  }
};
