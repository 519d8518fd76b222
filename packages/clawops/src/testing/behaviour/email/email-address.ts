/** True for an address such as `name@example.com`, without a display name. */
export function isEmailAddress(value: unknown): boolean {
  return (
    typeof value === "string" && value.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+$/.test(value) && hasDomain(value)
  );
}

/** The domain of an address, in lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}

/** True for a host name with a dot: no URL, no port, no wildcard, no IP address. */
export function isDomainName(value: string): boolean {
  if (value.length > 253 || /^[\d.]+$/.test(value)) return false;
  const labels = value.split(".");
  return labels.length > 1 && labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label));
}

function hasDomain(address: string): boolean {
  return isDomainName(domainOf(address));
}
