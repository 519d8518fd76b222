import { paths } from "../../contract/paths.ts";

/**
 * Path and query at the API for an address of the page. `undefined` where the address does not spell out the prefix: routes are
 * found in decoded paths, and what is left of `/clawop%73/x` without its first letters would change the API's host name.
 */
export function apiPath(url: string): string | undefined {
  const { pathname, search } = new URL(url);
  return pathname.startsWith(`${paths.clawops}/`) ? pathname.slice(paths.clawops.length) + search : undefined;
}
