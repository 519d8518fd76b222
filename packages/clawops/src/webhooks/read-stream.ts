import { checkLength, type BodyLimits } from "./body-limits.ts";
import { Refusal } from "./refusal.ts";

/** Timers take no more. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** The body of a Fetch `Request`. Settles in every case: with the body, at a limit, or with the request's own signal. */
export async function readStream(request: Request, limits: BodyLimits): Promise<ArrayBuffer> {
  if (request.bodyUsed || request.body?.locked === true) throw new Refusal("body-read");
  const { timeoutMs = 30_000 } = limits;
  const reader = request.body?.getReader();
  const signal = request.signal as AbortSignal | undefined; // some adapters have none
  const chunks: Array<Uint8Array<ArrayBuffer>> = [];
  let length = 0;
  let isLate = false;
  const started = performance.now();
  // A read that waits ends with it.
  const stop = (): void => void reader?.cancel().catch(() => {});
  const giveUp = (): void => {
    isLate = true;
    stop();
  };
  const check = (): void => {
    signal?.throwIfAborted();
    // Also by the clock: a source that always has something ready never lets the timer run.
    if (isLate || performance.now() - started > timeoutMs) throw new Refusal("too-slow", timeoutMs);
    checkLength(length, limits);
  };
  const timer = setTimeout(giveUp, Math.min(timeoutMs, MAX_TIMEOUT_MS));
  signal?.addEventListener("abort", stop);
  try {
    for (;;) {
      check();
      const chunk = await reader?.read().catch((cause: unknown) => {
        check();
        throw Object.assign(new Refusal("body-broken"), { cause });
      });
      check();
      if (chunk?.value === undefined) return await new Blob(chunks).arrayBuffer();
      length += chunk.value.length;
      if (chunk.value.length > 0) chunks.push(chunk.value);
    }
  } finally {
    stop();
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}
