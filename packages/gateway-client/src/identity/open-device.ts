import { type KeyValueStore, memoryStore } from "@pincer/shared";

import { GatewayAuthError, GatewayConnectionError, loadPart } from "../common.ts";
import type { DeviceSetup, OpenedSource } from "../handshake/device-source.ts";
import { DeviceOfAttempt } from "./attempt-device.ts";
import { DeviceTokens } from "./device-tokens.ts";
import { givenDevice } from "./given-device.ts";
import { type DeviceKey, deviceOf, makeKeyPair } from "./key-pair.ts";
import { storeUnusable } from "./store-error.ts";
import { storedDevice } from "./stored-key.ts";
import { requireSubtle } from "./web-crypto.ts";

/** A device, and where its tokens are kept. */
interface OpenedDevice {
  readonly key: DeviceKey;
  readonly store: KeyValueStore;
}

/**
 * Loads or makes the device of a client.
 *
 * @param signal when it is aborted no key is made any more
 * @throws GatewayAuthError where that cannot be done, with the reason; GatewayError where the store fails; GatewayConnectionError where a
 * part of this package cannot be loaded
 */
export async function openDevice(setup: DeviceSetup, signal?: AbortSignal): Promise<OpenedSource> {
  const { role, scopes } = setup;
  let opened: OpenedDevice;
  try {
    opened = setup.device === true ? await ownDevice(setup, signal) : await usersDevice(setup.device, setup);
  } catch (error) {
    const isExplained = error instanceof GatewayAuthError || error instanceof GatewayConnectionError;
    throw isExplained ? error : storeUnusable(error, setup);
  }
  const { key, store } = opened;
  let last: { readonly gateway: string; readonly tokens: DeviceTokens } | undefined;
  return async (url, given) => {
    const [gateway = url] = url.split("?");
    // The same one as long as the gateway is: it may know a token that the store does not have yet.
    if (last?.gateway !== gateway) {
      last = { gateway, tokens: new DeviceTokens({ store, gateway, deviceId: key.id, role }, setup) };
    }
    const { tokens } = last;
    const kept = await tokens.read();
    return new DeviceOfAttempt(key, tokens, { kept, given, role, scopes });
  };
}

async function ownDevice({ store, keeper, logger }: DeviceSetup, signal?: AbortSignal): Promise<OpenedDevice> {
  if (store !== undefined) return { key: await storedDevice(store, keeper, signal), store };
  requireSubtle();
  const { databaseStore, hasDatabase } = await loadPart(import("./indexed-db.ts"));
  if (await hasDatabase()) {
    const { databaseDevice } = await loadPart(import("./database-key.ts"));
    return { key: await databaseDevice(), store: databaseStore };
  }
  logger.warn(
    "The device identity is kept in memory only, and has to be paired again after the next start: give a `store` (in Node `fileStore(path)`).",
  );
  const { privateKey, publicKey } = await makeKeyPair(false);
  return { key: await deviceOf(privateKey, publicKey), store: memoryStore() };
}

async function usersDevice(device: Exclude<DeviceSetup["device"], true>, setup: DeviceSetup): Promise<OpenedDevice> {
  const key = await givenDevice(device, setup.keeper);
  if (setup.store !== undefined) return { key, store: setup.store };
  const { databaseStore, hasDatabase } = await loadPart(import("./indexed-db.ts"));
  return { key, store: (await hasDatabase()) ? databaseStore : memoryStore() };
}
