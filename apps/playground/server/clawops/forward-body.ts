import type { SecretKeeper } from "@pincer/shared/internal";

import type { HttpRecord } from "./http-record.ts";

const isText = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml|problem\+json|x-www-form-urlencoded))/i;

/**
 * The body of an answer on its way to the page. Texts are read whole, so that a key that the service echoes can be taken out;
 * anything else (recordings, pictures) flows through as it comes.
 */
export async function forwardBody(
  answer: Response,
  keeper: SecretKeeper,
  record: HttpRecord,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>> {
  if (answer.body === null || isText.test(answer.headers.get("content-type") ?? "text/plain")) {
    const text = keeper.exact(await answer.text());
    record.answered(answer, text);
    return new TextEncoder().encode(text);
  }
  return watched(answer.body, {
    done: (bytes) => record.answered(answer, bytes),
    cut: () => record.failed("The answer was cut before its end."),
  });
}

/** The same stream, which tells how it ended. */
function watched(
  body: ReadableStream<Uint8Array>,
  told: { done(bytes: number): void; cut(): void },
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          told.done(bytes);
          controller.close();
          return;
        }
        bytes += value.byteLength;
        controller.enqueue(value);
      } catch (error) {
        told.cut();
        controller.error(error);
      }
    },
    async cancel(reason) {
      told.cut();
      await reader.cancel(reason);
    },
  });
}
