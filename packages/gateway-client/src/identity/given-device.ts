import { describeThrown, type SecretKeeper } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import type { DeviceIdentity } from "../options/device-identity.ts";
import { exactBytes, toBase64url } from "./base64url.ts";
import { identityError } from "./identity-error.ts";
import { type DeviceKey, deviceId } from "./key-pair.ts";

/**
 * The device that a user gave.
 *
 * @throws GatewayAuthError (`configuration`) where its parts are not what they must be
 */
export async function givenDevice(given: DeviceIdentity, keeper: SecretKeeper): Promise<DeviceKey> {
  const raw = exactBytes(given.publicKey, 32);
  if (raw === undefined) throw wrong("`publicKey` must be the 32 bytes of an Ed25519 key, or these in base64url");
  const hasWebCrypto = (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
  if (!hasWebCrypto && given.id === undefined) {
    throw wrong(
      "`id` must be given where there is no WebCrypto: the SHA-256 of the public key's bytes, lower-case hex",
    );
  }
  const id = hasWebCrypto ? await deviceId(raw) : String(given.id);
  if (given.id !== undefined && given.id !== id) {
    throw wrong("`id` is not the SHA-256 of the public key's bytes in lower-case hex; leave it out to have it made");
  }
  return { id, publicKey: toBase64url(raw), sign: (text) => signWith(given, text, keeper) };
}

async function signWith(given: DeviceIdentity, text: string, keeper: SecretKeeper): Promise<string> {
  let signature: unknown;
  try {
    signature = await given.sign(text);
  } catch (error) {
    const words = keeper.text(describeThrown(error)).slice(0, 300);
    throw new GatewayError(
      `The \`sign\` function of the \`device\` option failed (${words}), so no connection was made.`,
      {
        kind: "configuration",
        problem: "device-unusable",
        cause: keeper.cause(error),
        steps: ["Have it give the signature, or see why it fails: it is asked again with every attempt."],
      },
    );
  }
  const bytes = exactBytes(signature, 64);
  if (bytes !== undefined) return toBase64url(bytes);
  throw wrong("`sign` must give the 64 bytes of an Ed25519 signature, or these in base64url");
}

function wrong(rule: string): GatewayError {
  return identityError("configuration", `The \`device\` option is not usable: ${rule}.`, [
    "Give an identity { publicKey, sign(text) } as its documentation says, or `device: true` to have one made.",
  ]);
}
