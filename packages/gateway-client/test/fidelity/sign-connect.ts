import { sign } from "node:crypto";

import { isRecord } from "@pincer/shared/internal";

import type { Keyring } from "./keyring.ts";

type Params = Record<string, unknown>;

/** What the recorded client signed and what a replay must sign in its place; the recording's name tells the deviation. */
export function signConnect(name: string, params: Params, challenge: Params, keyring: Keyring): Params {
  const recorded = params["device"];
  if (!isRecord(recorded)) return params;
  const standIn = keyring.device(String(recorded["id"]));
  const nonce = name.includes("stale-nonce") ? "11111111-2222-3333-4444-555555555555" : String(challenge["nonce"]);
  const signedAt = Number(challenge["ts"]) + skewOf(name);
  const text = signedText(name, params, { ...recorded, id: standIn.id, signedAt }, nonce);
  const signature = sign(null, Buffer.from(text), standIn.privateKey);
  if (name.includes("bad-signature")) signature[0] = (signature[0] ?? 0) ^ 1;
  const device = {
    id: name.includes("id-mismatch") ? recorded["id"] : standIn.id,
    publicKey: standIn.publicKey.toString(
      name.includes("publickey-hex") ? "hex" : name.includes("publickey-std") ? "base64" : "base64url",
    ),
    signature: signature.toString(name.includes("signature-std") ? "base64" : "base64url"),
    signedAt,
    ...(recorded["nonce"] === undefined ? {} : { nonce: recorded["nonce"] === "" ? "" : nonce }),
  };
  return { ...params, device };
}

function skewOf(name: string): number {
  const [, count, unit, direction] = /signedAt-(\d+)(h|min)-(old|future)/.exec(name) ?? [];
  if (count === undefined) return 0;
  const ms = Number(count) * (unit === "h" ? 3_600_000 : 60_000);
  return direction === "old" ? -ms : ms;
}

function signedText(name: string, params: Params, device: Params, nonce: string): string {
  const client = isRecord(params["client"]) ? params["client"] : {};
  const auth = isRecord(params["auth"]) ? params["auth"] : {};
  const scopes = Array.isArray(params["scopes"]) ? params["scopes"].map(String) : [];
  const signedScopes = name.includes("signed-sorted") ? scopes.toSorted() : scopes;
  const password = name.includes("signed-with-password") ? auth["password"] : undefined;
  const secret = name.includes("signed-empty") ? "" : (auth["token"] ?? auth["deviceToken"] ?? password ?? "");
  const { id, signedAt } = device;
  const role = params["role"] ?? "operator";
  const fields = [id, client["id"], client["mode"], role, signedScopes.join(","), signedAt, secret];
  const isBare = device["nonce"] === undefined && !name.includes("missing-but-v2");
  if (isBare) return ["v1", ...fields].join("|");
  const isThird = /-v3(?:-|$)|sign-v3|platform-change/.test(name);
  if (!isThird) return ["v2", ...fields, nonce].join("|");
  const spelled = (value: unknown): string => {
    const written = typeof value === "string" ? value : "";
    return name.includes("with-family") ? written : written.toLowerCase();
  };
  return ["v3", ...fields, nonce, spelled(client["platform"]), spelled(client["deviceFamily"])].join("|");
}
