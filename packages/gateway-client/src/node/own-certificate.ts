import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { expand } from "./config-places.ts";
import { type Environment, families, readVariable } from "./read-environment.ts";

/**
 * The fingerprint of the certificate that the gateway on this machine shows, as the gateway's own commands find it: from
 * `gateway.tls.certPath`, else from the file that the gateway makes for itself in its state folder. `undefined` where there is none that
 * can be read: then it is trusted or not as any other.
 *
 * @param config the configuration file
 */
export function ownFingerprint(certPath: string | undefined, config: string, env: Environment): string | undefined {
  const states = families.flatMap((family) => readVariable(env, `${family}_STATE_DIR`) ?? []).map(expand);
  const folders = states.length > 0 ? states : [dirname(config), expand("~/.openclaw"), expand("~/.clawdbot")];
  const files =
    certPath === undefined
      ? folders.map((folder) => join(folder, "gateway", "tls", "gateway-cert.pem"))
      : [expand(certPath)];
  for (const file of files) {
    try {
      return new X509Certificate(readFileSync(file)).fingerprint256;
    } catch {
      // None there, or none that this user may read.
    }
  }
  return undefined;
}
