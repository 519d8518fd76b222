/** True for an absolute http or https URL. Loopback is fine: receivers of a local server are local. */
export function isHttpUrl(value: unknown): boolean {
  if (typeof value !== "string" || !URL.canParse(value)) return false;
  return /^https?:$/.test(new URL(value).protocol);
}
