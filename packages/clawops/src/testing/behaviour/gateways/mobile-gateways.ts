import { type Answer, json } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { invalid, issue } from "../../http/validation.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { textOf, textOrNull } from "../body-fields.ts";
import { callNumber } from "../call-number.ts";
import type { Handlers } from "../handler.ts";

/** Enrollment tokens are good for a day. */
const TOKEN_MS = 24 * 60 * 60 * 1000;

/** Phones that lend their line. */
export const mobileGatewayHandlers: Handlers = {
  createMobileGatewayEnrollmentToken: (world, { body }) => {
    const didNumber = textOf(body, "didNumber");
    if (didNumber !== undefined) callNumber(didNumber, "didNumber");
    const expiresAt = world.clock.now() + TOKEN_MS;
    const { id: token } = world.enrollmentTokens.add({ expiresAt, wasUsed: false });
    return json(201, { token, expiresAt: iso(expiresAt) });
  },
  enrollMobileGateway,
  getMobileGatewayVerificationStatus,
};

/** Lets a phone in with its token, once; the addresses are of the documentation's networks. */
function enrollMobileGateway(world: World, { body, bearer }: ApiRequest): Answer {
  const token = world.enrollmentTokens.get(bearer ?? "");
  if (token === undefined || token.wasUsed || world.clock.now() >= token.expiresAt) {
    throw refuse(401, "The enrollment token is unknown, used or expired.");
  }
  const publicKey = String(body["wgPubkey"]);
  if (!/^[A-Za-z0-9+/]{43}=$/.test(publicKey)) {
    throw invalid([issue("/body/wgPubkey", "pattern", "must be a WireGuard key: 44 characters of base64")]);
  }
  const gateways = world.mobileGateways.all();
  if (gateways.some((other) => other.publicKey === publicKey)) throw refuse(409, "The phone is enrolled already.");
  world.mobileGateways.add({ publicKey, msisdn: textOrNull(body, "msisdn") });
  world.enrollmentTokens.change(token, { wasUsed: true });
  return json(201, {
    tunnelIp: `192.0.2.${(gateways.length % 250) + 2}`,
    tunnelCidr: "192.0.2.0/24",
    kamailioIp: "192.0.2.1",
    rtpengineIp: "192.0.2.1",
    rtpPortRange: "30000-40000",
    wgGwEndpoint: "gateway.example.com:51820",
    wgGwPubkey: `${"A".repeat(43)}=`,
    keepalive: 25,
  });
}

/** How far a verification is: its nonce is the bearer. */
function getMobileGatewayVerificationStatus(world: World, { bearer }: ApiRequest): Answer {
  if (bearer === undefined) throw refuse(401, "Send the nonce as Authorization: Bearer <nonce>.");
  const verification = world.gatewayVerifications.get(bearer);
  if (verification === undefined) throw refuse(404, "There is no such verification.");
  const { receiveNumber, verifiedNumber, expiresAt } = verification;
  const open = world.clock.now() >= expiresAt ? "expired" : "pending";
  const status = verifiedNumber === null ? open : "verified";
  return json(200, { status, verifiedNumber, receiveNumber, expiresAt: iso(expiresAt) });
}
