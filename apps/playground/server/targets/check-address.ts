import { SettingsError } from "./settings-error.ts";

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** The base address of a ClawOps API, without a slash at its end; https, but for loopback hosts. */
export function checkApiAddress(text: string, field: string, what: string = field): string {
  const url = parse(text, field, what, "https://api.claw-ops.com");
  const secure = url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url));
  if (!secure)
    throw new SettingsError(field, `${what} must start with https://, so that the API key is not sent in clear.`);
  return withoutSlash(url);
}

/** The address of a gateway; wss, but for loopback hosts. */
export function checkGatewayAddress(text: string, field: string, what: string = field): string {
  const url = parse(text, field, what, "ws://127.0.0.1:18789");
  // A dashboard's address is the gateway's own.
  url.protocol = url.protocol.replace("http", "ws");
  const secure = url.protocol === "wss:" || (url.protocol === "ws:" && isLoopback(url));
  if (!secure) {
    throw new SettingsError(
      field,
      `${what} must start with wss:// (ws:// only on this machine), so that the token is not sent in clear.`,
    );
  }
  return withoutSlash(url);
}

/** True for an address of this machine. */
export function isLoopback(url: URL): boolean {
  return loopbackNames.has(url.hostname);
}

function parse(text: string, field: string, what: string, example: string): URL {
  const url = URL.parse(text.trim());
  if (url === null) throw new SettingsError(field, `${what} is not an address. Example: ${example}`);
  if (url.username !== "" || url.password !== "") {
    throw new SettingsError(field, `${what} must not hold a user name or password; use the fields for credentials.`);
  }
  if (url.search !== "" || url.hash !== "") {
    throw new SettingsError(field, `${what} must end before its ? or #; credentials have fields of their own.`);
  }
  return url;
}

function withoutSlash(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, "")}`;
}
