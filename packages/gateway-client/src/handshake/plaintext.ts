import { GatewayError } from "../errors/gateway-error.ts";
import { type HostReach, hostReach } from "./host-reach.ts";

/** Who can read what is sent to an address on its way; `undefined` where it is encrypted. */
export function plaintextReach(url: string): HostReach | undefined {
  const { protocol, hostname } = new URL(url);
  return protocol === "ws:" ? hostReach(hostname) : undefined;
}

/** Plain `ws:` to a host that may be anywhere: whoever is on the way would read token and talk, and could put in words of their own. */
export function plaintextRefused(url: string): GatewayError {
  const { host, hostname } = new URL(url);
  return new GatewayError(`ws://${host} is not encrypted, and ${hostname} may be anywhere: nothing was sent.`, {
    kind: "configuration",
    problem: "plaintext-refused",
    steps: [
      "Use wss:// (TLS at the gateway or at a proxy in front of it), or a tunnel such as `ssh -N -L 18789:127.0.0.1:18789 HOST` and the `url` ws://127.0.0.1:18789.",
      "Where the way there is safe all the same, as in a VPN, set `allowPlaintext: true`.",
    ],
  });
}
