import type { SecretKeeper } from "@pincer/shared/internal";

import { ByteRedactor } from "./byte-redactor.ts";
import type { HttpRecord } from "./http-record.ts";
import { readText } from "./read-text.ts";

const isText = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml|problem\+json|x-www-form-urlencoded))/i;

/** What it takes to forward a body. */
export interface ForwardOptions {
  readonly keeper: SecretKeeper;
  readonly record: HttpRecord;
  /** Cuts the connection to the page: it must not take a part for the whole. */
  readonly cut: () => void;
}

/**
 * The body of an answer on its way to the page, without a key that the service echoes. Texts are read whole, also for the log;
 * anything else (recordings, pictures) flows through as it comes.
 */
export async function forwardBody(
  answer: Response,
  { keeper, record, cut }: ForwardOptions,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>> {
  const { body } = answer;
  if (body === null || isText.test(answer.headers.get("content-type") ?? "text/plain")) {
    const text = body === null ? "" : keeper.exact(await readText(body));
    record.answered(answer, text);
    return new TextEncoder().encode(text);
  }
  return redacted(body, new ByteRedactor(keeper), {
    done: (bytes) => record.answered(answer, bytes),
    failed: () => {
      record.failed("The answer was cut before its end.");
      cut();
    },
  });
}

/** The same stream without keys, which tells how it ended. */
function redacted(
  body: ReadableStream<Uint8Array>,
  redactor: ByteRedactor,
  told: { done(bytes: number): void; failed(): void },
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      try {
        for (;;) {
          const { done, value } = await reader.read();
          const safe = done ? redactor.end() : redactor.push(value);
          bytes += value?.byteLength ?? 0;
          if (safe.byteLength > 0) controller.enqueue(safe);
          if (done) {
            told.done(bytes);
            controller.close();
          }
          if (done || safe.byteLength > 0) return;
        }
      } catch {
        told.failed();
        controller.close();
      }
    },
    async cancel(reason) {
      told.failed();
      await reader.cancel(reason);
    },
  });
}
