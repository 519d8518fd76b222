import { identityError } from "./identity-error.ts";

/** What not every runtime has. */
interface WhatThereIs {
  readonly crypto?: { readonly subtle?: SubtleCrypto };
  readonly isSecureContext?: boolean;
  readonly location?: { readonly origin?: string };
}

const otherwise =
  "Or give as `device` an identity of your own that signs without WebCrypto, or `device: false`: then gateways of protocol 4 grant a page no scopes.";

/**
 * The platform's WebCrypto.
 *
 * @throws GatewayAuthError (`unsupported`) where there is none, with the reason: pages have it in secure contexts only
 */
export function requireSubtle(): SubtleCrypto {
  const { crypto, isSecureContext, location } = globalThis as WhatThereIs;
  if (crypto?.subtle !== undefined) return crypto.subtle;
  if (isSecureContext !== false) {
    throw identityError("unsupported", "This runtime has no WebCrypto, which a device identity needs.", [
      "Give as `device` an identity of your own that signs without it, or `device: false`.",
    ]);
  }
  const page = location?.origin ?? "this one";
  throw identityError(
    "unsupported",
    `This page has no WebCrypto, which a device identity needs: browsers have it for https:// and for localhost only, and not for ${page}.`,
    ["Serve the page over https://, or open it as http://localhost (through a tunnel, for instance).", otherwise],
  );
}

/** The error where WebCrypto is there and Ed25519 is not; the thrown error itself where it says something else. */
export function withoutEd25519(thrown: unknown): unknown {
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : "";
  // Old engines take the unknown name for a wrong argument.
  if (!/^(?:NotSupportedError|SyntaxError|TypeError)$/.test(name)) return thrown;
  return identityError(
    "unsupported",
    "The WebCrypto of this runtime has no Ed25519, which a device identity needs.",
    ["Update it: Chrome and Edge have Ed25519 from 137, Firefox from 129, Safari from 17.", otherwise],
    thrown,
  );
}
