import type { KeyValueStore, Logger } from "@pincer/shared";
import { onAbort, type SecretKeeper } from "@pincer/shared/internal";

import { loadPart } from "../common.ts";
import type { DeviceIdentity } from "../options/device-identity.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import type { ConnectParams } from "./connect-params.ts";
import type { Credentials } from "./pick-credentials.ts";
import type { Challenge } from "./read-challenge.ts";

/** What proves in one attempt which device connects, and picks the credentials that go with it. */
export interface AttemptDevice {
  /** The credentials of the next connect request. */
  readonly credentials: Credentials;
  /** The `device` of a connect request that has these params. */
  sign(params: ConnectParams, challenge: Challenge): Promise<object>;
  /** The gateway refused the request. True where the credentials are others now, and worth another request at once. */
  refused(error: unknown): Promise<boolean>;
  /** The gateway let the device in: a token that it gave is kept. */
  greeted(hello: HelloOk): void;
  /** The payload of an answer: where it says that the device has another token now, or none, that is kept. */
  heard(answer: unknown): void;
  /** The connection that was made is gone. True where that was to be expected, for the device has a new token. */
  ended(closeCode: number): boolean;
  /** Resolves (never rejects) when what was to be kept is. */
  settled(): Promise<void>;
}

/** What a device is made from. */
export interface DeviceSetup {
  readonly device: DeviceIdentity | true;
  readonly store: KeyValueStore | undefined;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly keeper: SecretKeeper;
  readonly logger: Logger;
}

/** The device for an attempt to connect to a gateway, which is named by its address. The signal tells that the attempt is over. */
export type DeviceSource = (gateway: string, given: Credentials, signal: AbortSignal) => Promise<AttemptDevice>;

/** The same, once the device is there. */
export type OpenedSource = (gateway: string, given: Credentials) => Promise<AttemptDevice>;

/**
 * Has the device made with the first attempt; its code is loaded then. What failed, or was not done when the attempt was over, is
 * tried again with the next attempt.
 */
export function deviceSource(setup: DeviceSetup): DeviceSource {
  let opening: Promise<OpenedSource> | undefined;
  return async (gateway, given, signal) => {
    opening ??= loadPart(import("../identity/open-device.ts")).then(({ openDevice }) => openDevice(setup, signal));
    const mine = opening;
    const forget = (): void => {
      if (opening === mine) opening = undefined;
    };
    const stopListening = onAbort(signal, forget);
    let source: OpenedSource;
    try {
      source = await mine;
    } catch (error) {
      forget();
      throw error;
    } finally {
      stopListening();
    }
    return source(gateway, given);
  };
}
