/** Where what is sent to a host without TLS can be read: on this machine only, in a network of one's own, or anywhere. */
export type HostReach = "machine" | "private" | "public";

/** Names that are never given out on the internet; a name of one label (`gateway` of a compose file) is not either. */
const privateName = /^[^.]+$|[^.]\.(?:local|internal|lan|home\.arpa|test|ts\.net)$/;

/**
 * Judges a host by its name alone: nothing is looked up. Private are RFC 1918, link-local and CGNAT (100.64.0.0/10) addresses, IPv6
 * ULA and link-local ones, IPv4 addresses of these kinds written as IPv6, and names that cannot be public.
 *
 * @param hostname as `URL` has it: lower case, numbers in their normal form, IPv6 in brackets
 */
export function hostReach(hostname: string): HostReach {
  const name = hostname.replace(/\.$/, "");
  if (name.startsWith("[")) return reachOfIpv6(groupsOf(name.slice(1, -1)));
  if (/^\d+(?:\.\d+){3}$/.test(name)) return reachOfIpv4(name.split(".").map(Number));
  if (/^(?:.+\.)?localhost$/.test(name)) return "machine";
  return privateName.test(name) ? "private" : "public";
}

function reachOfIpv4([a = 0, b = 0, c = 0, d = 0]: readonly number[]): HostReach {
  // 0.0.0.0 is this machine to those that let one connect to it.
  if (a === 127 || a + b + c + d === 0) return "machine";
  const isPrivate =
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b < 128);
  return isPrivate ? "private" : "public";
}

function reachOfIpv6(groups: readonly number[]): HostReach {
  const [first = 0] = groups;
  const [x = 0, mark = 0, high = 0, low = 0] = groups.slice(4);
  if (first + x === 0 && groups.slice(1, 4).every((group) => group === 0)) {
    if (mark === 0xffff) return reachOfIpv4([high >> 8, high & 255, low >> 8, low & 255]);
    if (mark + high === 0 && low < 2) return "machine"; // :: and ::1
  }
  return (first & 0xffc0) === 0xfe80 || (first & 0xfe00) === 0xfc00 ? "private" : "public";
}

/** The eight numbers of an address in its short form. */
function groupsOf(address: string): number[] {
  const [left = [], right = []] = address.split("::").map((side) => (side === "" ? [] : side.split(":")));
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16));
}
