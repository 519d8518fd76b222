import { randomBytes, randomUUID } from "node:crypto";

import type { Clock } from "@pincer/shared/internal";

import { readText } from "../params/read-params.ts";
import type { ProtocolVersion, WireObject } from "../wire.ts";
import type { ConnectRequest, OfferedDevice } from "./connect-request.ts";

/** A device that may connect. */
export interface PairedDevice {
  /** What the lists show of it. */
  readonly shown: WireObject;
  readonly id: string;
  role: string;
  scopes: readonly string[];
  /** `undefined` after it was revoked. */
  token: string | undefined;
  issuedAtMs: number;
}

/** A device that waits for approval. */
export interface PendingDevice {
  readonly requestId: string;
  readonly deviceId: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly shown: WireObject;
}

/** The devices that the gateway knows. */
export class DevicesState {
  readonly #clock: Clock;
  readonly #protocol: ProtocolVersion;
  readonly paired: Map<string, PairedDevice> = new Map<string, PairedDevice>();
  readonly pending: Map<string, PendingDevice> = new Map<string, PendingDevice>();

  constructor(clock: Clock, protocol: ProtocolVersion) {
    this.#clock = clock;
    this.#protocol = protocol;
  }

  /** Lets a device in with this role and these scopes, and makes or keeps its token. */
  pair(
    device: { readonly id: string; readonly shown: WireObject },
    role: string,
    scopes: readonly string[],
  ): PairedDevice {
    const now = this.#clock.now();
    const known = this.paired.get(device.id);
    const isSame =
      known?.role === role && known.token !== undefined && scopes.every((scope) => known.scopes.includes(scope));
    if (known !== undefined && isSame) return known;
    const paired = { shown: device.shown, id: device.id, role, scopes, token: this.#makeToken(), issuedAtMs: now };
    this.paired.set(device.id, paired);
    return paired;
  }

  /** The request for approval of a device: the one that is open already, or a new one. */
  ask(request: ConnectRequest, device: OfferedDevice): { readonly pending: PendingDevice; readonly isNew: boolean } {
    for (const pending of this.pending.values()) {
      if (pending.deviceId === device.id) return { pending, isNew: false };
    }
    const requestId = randomUUID();
    const pending = {
      requestId,
      deviceId: device.id,
      role: request.role,
      scopes: request.scopes ?? [],
      shown: { requestId, ...showDevice(request, device), silent: false, isRepair: this.paired.has(device.id) },
    };
    this.pending.set(requestId, pending);
    return { pending, isNew: true };
  }

  /** Takes a request for approval off the list. */
  takePending(requestId: string): PendingDevice | undefined {
    const pending = this.pending.get(requestId);
    this.pending.delete(requestId);
    return pending;
  }

  #makeToken(): string {
    return this.#protocol === 3 ? randomBytes(16).toString("hex") : randomBytes(32).toString("base64url");
  }
}

/** What the lists show of a device. */
export function showDevice(request: ConnectRequest, device: OfferedDevice): WireObject {
  return {
    deviceId: device.id,
    publicKey: device.publicKey,
    displayName: readText(request.client, "displayName"),
    platform: readText(request.client, "platform"),
    clientId: request.clientId,
    clientMode: request.clientMode,
    role: request.role,
    roles: [request.role],
    scopes: request.scopes ?? [],
  };
}
