import { invalid, issue } from "../../http/validation.ts";
import { type Body, textOf } from "../body-fields.ts";
import { isPublicHost } from "../is-public-host.ts";

/** Refuses a URL that is not public https on port 443. */
export function checkMcpUrl(value: string | undefined): void {
  if (value === undefined) return;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isFine = url !== undefined && url.protocol === "https:" && url.port === "" && isPublicHost(url.hostname);
  if (!isFine) throw invalid([issue("/body/url", "format", "must be a public https URL on port 443")]);
}

/** Refuses a header without `api_key`, and a missing secret. */
export function checkMcpAuth(body: Body): void {
  const authType = textOf(body, "authType") ?? "none";
  const [headerName, secret] = [textOf(body, "headerName"), textOf(body, "secret")];
  if (headerName !== undefined && authType !== "api_key") {
    throw invalid([issue("/body/headerName", "not", "goes with authType api_key only")]);
  }
  if (authType !== "none" && (secret === undefined || secret === "")) {
    throw invalid([issue("/body/secret", "required", `must have required property 'secret' for authType ${authType}`)]);
  }
}
