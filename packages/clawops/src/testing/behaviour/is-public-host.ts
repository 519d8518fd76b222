/** False for this machine and for private networks, which the service does not reach. */
export function isPublicHost(hostname: string): boolean {
  if (hostname === "localhost" || hostname.endsWith(".localhost") || hostname.startsWith("[")) return false;
  return !/^(?:10|127|0)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./.test(hostname);
}
