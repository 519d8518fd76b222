import { createHash, createPublicKey, verify } from "node:crypto";

import { generations } from "../generation.ts";
import { readText } from "../params/read-params.ts";
import { invalid, type Answer, type ProtocolVersion } from "../wire.ts";
import type { ConnectRequest, OfferedDevice } from "./connect-request.ts";

/** An Ed25519 public key in the wrapping that Node wants: this prefix and the 32 raw bytes. */
const KEY_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** What a device is checked against. */
export interface DeviceCheck {
  readonly request: ConnectRequest;
  readonly device: OfferedDevice;
  /** The nonce of this connection's challenge. */
  readonly nonce: string;
  readonly now: number;
  readonly protocol: ProtocolVersion;
  /** True when the client is not on this machine; an older device must then sign the nonce too. */
  readonly isRemote: boolean;
}

/** The refusal of a device that does not prove its identity; `undefined` when it does. */
export function verifyDevice(check: DeviceCheck): Answer | undefined {
  const { device, protocol } = check;
  const refused = (message: string, code: string, reason: string): Answer =>
    protocol === 3 ? invalid(message) : invalid(message, { code: `DEVICE_AUTH_${code}`, reason });
  const key = Buffer.from(device.publicKey, "base64"); // reads base64url too
  if (key.length !== 32 || createHash("sha256").update(key).digest("hex") !== device.id) {
    return refused("device identity mismatch", "DEVICE_ID_MISMATCH", "device-id-mismatch");
  }
  if (Math.abs(check.now - device.signedAt) > generations[protocol].signatureSkewMs) {
    return refused("device signature expired", "SIGNATURE_EXPIRED", "device-signature-stale");
  }
  if (device.nonce === undefined && check.isRemote) return invalid("device nonce required");
  if (device.nonce !== undefined && device.nonce !== check.nonce) {
    return refused("device nonce mismatch", "NONCE_MISMATCH", "device-nonce-mismatch");
  }
  const publicKey = createPublicKey({ key: Buffer.concat([KEY_PREFIX, key]), format: "der", type: "spki" });
  const signature = Buffer.from(device.signature, "base64");
  const isSigned = signedTexts(check).some((text) => verify(null, Buffer.from(text), publicKey, signature));
  return isSigned ? undefined : refused("device signature invalid", "SIGNATURE_INVALID", "device-signature");
}

/** The texts whose signature is accepted. */
function signedTexts({ request, device, protocol }: DeviceCheck): string[] {
  const { clientId, clientMode, role, scopes = [], client } = request;
  const token = request.token ?? request.deviceToken ?? ""; // never the password
  const common = [device.id, clientId, clientMode, role, scopes.join(","), String(device.signedAt), token];
  if (device.nonce === undefined) return [["v1", ...common].join("|")];
  const v2 = ["v2", ...common, device.nonce].join("|");
  if (protocol === 3) return [v2];
  const plain = (name: string): string =>
    (readText(client, name) ?? "").trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return [v2, ["v3", ...common, device.nonce, plain("platform"), plain("deviceFamily")].join("|")];
}
