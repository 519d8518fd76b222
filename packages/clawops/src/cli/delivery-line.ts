import type { Delivery } from "../testing/index.ts";

/**
 * One line about a try of a webhook that failed; `undefined` for one that was taken. Of the receiver it has the origin only, and
 * nothing of what was sent or answered: paths, queries and fields hold secrets, numbers and texts.
 */
export function deliveryLine(delivery: Delivery): string | undefined {
  const { status, event, url, attempt, maxAttempts } = delivery;
  if (status === "delivered") return undefined;
  const next = status === "failed" ? "given up" : `try ${attempt} of ${maxAttempts}`;
  // A test event may have any name that the webhook was made with.
  const name = /^[a-z]{1,20}\.[a-z]{1,20}$/.test(event) ? ` ${event}` : "";
  return `webhook${name} to ${new URL(url).origin} failed: ${reasonOf(delivery)} (${next})`;
}

/** The status of the answer, or the platform's code for why there was none. */
function reasonOf({ responseStatus, responseBody }: Delivery): string {
  if (responseStatus !== null) return String(responseStatus);
  return /\(([A-Z][A-Z\d_]*)\)$/.exec(responseBody ?? "")?.[1] ?? "no answer";
}
