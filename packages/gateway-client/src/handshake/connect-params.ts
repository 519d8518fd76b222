import type { OpenUnion } from "@pincer/shared";

import type { Credentials } from "./pick-credentials.ts";
import type { Challenge } from "./read-challenge.ts";

/** What a client tells about itself. The gateway decides by `id` and `mode` what the client may do. */
export interface ClientInfo {
  /** One of the names that the gateway knows. */
  readonly id: OpenUnion<"gateway-client" | "webchat-ui" | "webchat" | "cli" | "node-host" | "test">;
  readonly mode: OpenUnion<"backend" | "webchat" | "cli" | "ui" | "node" | "probe" | "test">;
  /** Shown to people in lists of clients. */
  readonly displayName?: string;
  readonly version: string;
  readonly platform: string;
  /** Tells clients with the same name apart. */
  readonly instanceId?: string;
}

/** What the connect request is made from. */
export interface ConnectSettings {
  readonly clientInfo: ClientInfo;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly protocol: { readonly min: number; readonly max: number };
}

/** The params of `connect`, without the device that signs them. */
export interface ConnectParams {
  readonly minProtocol: number;
  readonly maxProtocol: number;
  readonly client: ClientInfo;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly caps: readonly string[];
  readonly auth?: Credentials;
}

/** The params of `connect`. The gateway refuses any field that it does not know, so there are only those here. */
export function connectParams(
  settings: ConnectSettings,
  credentials: Credentials,
  challenge: Challenge,
): ConnectParams {
  const { clientInfo, role, scopes, protocol } = settings;
  const auth = authParams(credentials, challenge);
  return {
    minProtocol: protocol.min,
    maxProtocol: protocol.max,
    client: clientInfo,
    role,
    scopes,
    // Protocol 4 sends the events of tools only to who asks for them; protocol 3 takes no notice.
    caps: ["tool-events"],
    ...(Object.keys(auth).length > 0 && { auth }),
  };
}

/** Protocol 3 refuses `deviceToken` by name but takes it as `token`. It is recognised by a challenge without capabilities. */
function authParams({ deviceToken, ...shared }: Credentials, challenge: Challenge): Credentials {
  if (deviceToken === undefined) return shared;
  if (challenge.capabilities !== undefined) return { ...shared, deviceToken };
  return { token: deviceToken, ...shared };
}
