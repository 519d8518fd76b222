import { type Answer, json, noContent } from "../../http/answer.ts";
import type { ApiRequest } from "../../http/api-request.ts";
import { refuse } from "../../http/refusal.ts";
import { iso } from "../../state/iso.ts";
import type { World } from "../../state/world.ts";
import { textOf } from "../body-fields.ts";
import { findRow } from "../find-row.ts";
import type { Handlers } from "../handler.ts";
import { realmOf } from "./show-sip.ts";
import { unsignedJwt } from "./unsigned-jwt.ts";

/** Logins for browsers. */
export const webrtcHandlers: Handlers = {
  createWebrtcToken,
  revokeWebrtcToken: (world, { path }) => {
    const { id } = findRow(world.sipCredentials, path["credentialId"]);
    const token = findRow(world.webrtcTokens, path["jti"]);
    if (token.credentialId !== id) throw refuse(404, `${world.webrtcTokens.name} not found: ${token.id}.`);
    world.webrtcTokens.delete(token.id);
    return noContent;
  },
  getIceServers: (world, { query }) => {
    const expiresAt = world.clock.now() + Number(query.get("ttl_seconds") ?? 3600) * 1000;
    const login = { username: `${Math.floor(expiresAt / 1000)}:${world.accountId}`, credential: "local" };
    const host = new URL(world.origin()).hostname;
    const turn = { urls: [`turn:${host}:3478?transport=udp`], ...login, credential_type: "password" };
    return json(200, { ice_servers: [{ urls: `stun:${host}:3478` }, turn], expires_at: iso(expiresAt) });
  },
};

/** A token with the real one's claims. Nothing listens at its `ws_url`, and its signature is none. */
function createWebrtcToken(world: World, { path, body }: ApiRequest): Answer {
  const credential = findRow(world.sipCredentials, path["credentialId"]);
  if (credential.status !== "active") throw refuse(400, "The SIP credential is disabled.", "CREDENTIAL_INACTIVE");
  const { id: jti } = world.webrtcTokens.add({ credentialId: credential.id });
  const now = world.clock.now();
  const expiresAt = now + Number(body["ttl_seconds"] ?? 3600) * 1000;
  const realm = realmOf(world);
  const ws_url = `${world.origin().replace(/^http/, "ws")}/sip`;
  const token = unsignedJwt({
    account_id: world.accountId,
    credential_id: jti,
    parent_credential_id: credential.id,
    sub: textOf(body, "subject") ?? credential.username,
    sip_username: jti,
    sip_password: "local",
    realm,
    ws_url,
    allowed_caller_ids: credential.allowedNumbers,
    jti,
    iat: Math.floor(now / 1000),
    exp: Math.floor(expiresAt / 1000),
  });
  return json(201, { token, token_type: "Bearer", expires_at: iso(expiresAt), ws_url, sip_uri: `${jti}@${realm}` });
}
