import type { FetchLike } from "../client-options.ts";
import { isLoopback } from "../options/base-url.ts";
import type { Outgoing } from "./outgoing.ts";
import { send } from "./send.ts";

const MAX_REDIRECTS = 5;
const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Sends a download and follows where it is kept. The key stays with the origin that it was meant for: at another one, and
 * ever after, only `accept` is sent. A redirect that cannot be followed (too many, not https) is the answer.
 */
export async function sendFollowing(outgoing: Outgoing, fetch: FetchLike): Promise<Response> {
  let current = outgoing;
  for (let count = 0; ; count += 1) {
    const response = await send(current, fetch);
    if (response.type === "opaqueredirect") {
      // A browser hides the target, but follows by itself, and drops the key where the origin changes.
      return send({ ...current, redirect: "follow" }, fetch);
    }
    const target =
      redirects.has(response.status) && count < MAX_REDIRECTS ? targetOf(response, current.url) : undefined;
    if (target === undefined) return response;
    discard(response);
    const isSame = target.origin === new URL(current.url).origin;
    current = { ...current, url: target.href, headers: isSame ? current.headers : { accept: "*/*" } };
  }
}

/** Frees the connection. The body of an answer of node-fetch is a stream of Node's, which has no `cancel`. */
function discard({ body }: Response): void {
  const { cancel, destroy } = (body ?? {}) as { cancel?: () => Promise<unknown>; destroy?: () => unknown };
  if (typeof cancel === "function") cancel.call(body).catch(() => {});
  else if (typeof destroy === "function") destroy.call(body);
}

function targetOf(response: Response, from: string): URL | undefined {
  const location = response.headers.get("location");
  if (location === null || !URL.canParse(location, from)) return undefined;
  const target = new URL(location, from);
  target.username = "";
  target.password = "";
  // Plain http stays on this machine: from the network nobody is led to what listens here.
  const isLocal = isLoopback(target.hostname) && isLoopback(new URL(from).hostname);
  return target.protocol === "https:" || (target.protocol === "http:" && isLocal) ? target : undefined;
}
