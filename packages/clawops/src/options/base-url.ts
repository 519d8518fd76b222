import { describe } from "../wire/describe.ts";
import { wrongOption } from "./wrong-option.ts";

/** True for hosts that never leave the machine, where plain http shows the key to nobody. */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === "localhost" || hostname === "0.0.0.0" || hostname === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

/**
 * The base URL without a slash at its end.
 *
 * @param source how the value was given, for the message
 * @throws {ClawOpsError} unless it is an https URL (or http to this machine) without credentials, query and fragment
 */
export function readBaseURL(value: unknown, source: string): string {
  if (typeof value !== "string")
    throw wrongOption(`${source} must be a string such as "https://api.claw-ops.com", got ${describe(value)}.`);
  if (!URL.canParse(value))
    throw wrongOption(`${source} is not a URL. Give it with its scheme, such as "https://api.claw-ops.com".`);
  const url = new URL(value);
  if (url.username !== "" || url.password !== "") {
    throw wrongOption(
      `${source} has credentials in it. Take out what stands before the @, and pass the key as \`apiKey\`.`,
    );
  }
  if (url.search !== "" || url.hash !== "")
    throw wrongOption(`${source} has a query or a fragment in it. Take out what stands from the ? or #.`);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname))) {
    throw wrongOption(
      `${source} must start with https://, got ${url.protocol}//${url.host}: the API key would go over the network unencrypted. ` +
        "Plain http is for this machine only (localhost, 127.0.0.1, [::1]).",
    );
  }
  const path = url.pathname.replace(/\/+$/, "");
  if (url.hostname === "api.claw-ops.com" && path !== "")
    throw wrongOption(
      `${source} must be https://api.claw-ops.com without a path: every request brings its own (/v1/…).`,
    );
  return `${url.origin}${path}`;
}
