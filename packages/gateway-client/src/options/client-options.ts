import type { KeyValueStore, Logger, LogLevel } from "@pincer/shared";

import type { ClientInfo } from "../handshake/connect-params.ts";
import type { CredentialOptions, Provided } from "../handshake/pick-credentials.ts";
import type { DeviceIdentity } from "./device-identity.ts";
import type { SocketConstructor } from "./socket-constructor.ts";

/** How a lost connection is made again. */
export interface ReconnectOptions {
  /**
   * The wait before the first attempt, in milliseconds; each further one is twice as long, less a random part.
   * @default 1000
   */
  readonly initialDelay?: number;
  /**
   * No wait is longer, in milliseconds, unless the gateway asks for more.
   * @default 30000
   */
  readonly maxDelay?: number;
  /**
   * How many attempts may fail in a row before the client closes. A hello starts the count again.
   * @default Infinity
   */
  readonly maxAttempts?: number;
}

/** How a client is made. */
export interface GatewayClientOptions extends CredentialOptions {
  /**
   * The gateway's address. `http` and `https` are taken as `ws` and `wss`. A function is asked on every attempt; if it throws,
   * that attempt fails. Credentials do not belong in it and are refused.
   * @default "ws://127.0.0.1:18789"
   */
  readonly url?: Provided<string> | undefined;
  /**
   * `ws://` to a host that may be public is refused before anything is sent, unless this is true: the credentials and all that is
   * said would go unencrypted. Loopback, private and link-local addresses, names of one label and those that end in `.localhost`,
   * `.local`, `.internal`, `.lan`, `.home.arpa`, `.test` or `.ts.net` need no permission. It changes nothing for `wss://`.
   * @default false
   */
  readonly allowPlaintext?: boolean | undefined;
  /**
   * The gateway's token (`gateway.auth.token`). A function is asked on every attempt; if it throws, that attempt fails.
   * @default undefined
   */
  readonly token?: Provided<string> | undefined;
  /**
   * The gateway's password, where it is in password mode (`gateway.auth.password`). A function is asked on every attempt.
   * @default undefined
   */
  readonly password?: Provided<string> | undefined;
  /**
   * A token that the gateway gave to this device. It goes before `token` and `password`, which are tried where it is refused. Not
   * needed with a `store`, which keeps these tokens by itself. A function is asked on every attempt.
   * @default undefined
   */
  readonly deviceToken?: Provided<string> | undefined;
  /**
   * What the client is to the gateway.
   * @default "operator"
   */
  readonly role?: string | undefined;
  /**
   * What the client wants to be allowed. Ask for less where less will do (`operator.read`, `operator.write`). What was granted
   * is in the hello.
   * @default ["operator.admin"]
   */
  readonly scopes?: readonly string[] | undefined;
  /**
   * What the client says of itself; the gateway decides by `id` and `mode`. What is left out keeps its default.
   * @default `gateway-client` / `backend`, in a web page `webchat-ui` / `webchat`
   */
  readonly clientInfo?: Partial<ClientInfo> | undefined;
  /**
   * The identity by which the gateway knows this device. `true`: an Ed25519 key that is made once and kept in `store`. An identity
   * of your own: keys that are elsewhere. `false`: none; gateways of protocol 4 then grant a web page no scopes.
   * @default false, in a web page true
   */
  readonly device?: DeviceIdentity | boolean | undefined;
  /**
   * Where the device's key and the tokens that gateways gave to it are kept, for example `fileStore(path)` of `/node`. They are
   * secrets. Only together with a device.
   * @default in a web page IndexedDB, where the key cannot be taken out; elsewhere memory, with a warning
   */
  readonly store?: KeyValueStore | undefined;
  /**
   * The protocol versions that are offered.
   * @default { min: 3, max: 4 }
   */
  readonly protocol?: { readonly min: number; readonly max: number } | undefined;
  /**
   * How long an answer may take, in milliseconds; `Infinity` for no limit. An attempt to connect has at most 30 seconds in any
   * case. For agent runs it covers `accepted` only.
   * @default 30000
   */
  readonly requestTimeout?: number | undefined;
  /**
   * What happens when a connection is lost after the first hello. `false` closes the client.
   * @default {}
   */
  readonly reconnect?: false | ReconnectOptions | undefined;
  /**
   * Makes the sockets.
   * @default `ws` in Node, else the platform's WebSocket
   */
  readonly WebSocket?: SocketConstructor | undefined;
  /**
   * Headers of the upgrade request, for example `{ origin }`. Node only: elsewhere they are refused. A constructor of your own
   * gets them in its third argument.
   * @default undefined
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Where log lines go.
   * @default console
   */
  readonly logger?: Logger | undefined;
  /**
   * What is logged.
   * @default "warn"
   */
  readonly logLevel?: LogLevel | undefined;
}
