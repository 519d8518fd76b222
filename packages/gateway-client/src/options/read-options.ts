import type { Logger } from "@pincer/shared";
import { createLogger, SecretKeeper, type WebSocketConstructor } from "@pincer/shared/internal";

import type { ConnectionRules } from "../connection/transition.ts";
import type { ConnectSettings } from "../handshake/connect-params.ts";
import { type DeviceSource, deviceSource } from "../handshake/device-source.ts";
import type { CredentialOptions, Provided } from "../handshake/pick-credentials.ts";
import { randomId } from "../platform/random-id.ts";
import { version } from "../version.ts";
import type { CheckedOptions } from "./check-options.ts";

/** What a connection is made from: the options, and what is made of them. */
export interface ClientSettings extends ConnectSettings, ConnectionRules {
  readonly url: Provided<string>;
  /** Whether `ws:` may be used to a host that may be public. */
  readonly allowPlaintext: boolean;
  readonly credentials: CredentialOptions;
  /** `undefined` where the client connects without a device identity. */
  readonly identify: DeviceSource | undefined;
  readonly requestTimeout: number;
  readonly WebSocket: WebSocketConstructor;
  readonly socketInit: Record<string, unknown> | undefined;
  /** What the `store` calls itself, such as the path of its file. */
  readonly storeName: string | undefined;
  readonly keeper: SecretKeeper;
  readonly logger: Logger;
}

/** Makes of checked options what a connection needs. */
export function readOptions({ given, device, clientInfo, ...rest }: CheckedOptions): ClientSettings {
  const keeper = new SecretKeeper();
  for (const secret of [given.token, given.password, given.deviceToken]) {
    if (typeof secret === "string") keeper.add(secret);
  }
  const { logger: sink, logLevel: level, store } = given;
  const { role, scopes } = rest;
  const logger = createLogger({ logger: sink, level, printable: (value) => keeper.printable(value) });
  return {
    ...rest,
    credentials: given,
    clientInfo: { version, instanceId: randomId(), ...clientInfo, ...given.clientInfo },
    storeName: typeof store?.name === "string" ? store.name : undefined,
    keeper,
    logger,
    identify: device === false ? undefined : deviceSource({ device, store, role, scopes, keeper, logger }),
  };
}
