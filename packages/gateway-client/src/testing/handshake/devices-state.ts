import { randomBytes, randomUUID } from "node:crypto";

import type { Clock } from "@pincer/shared/internal";

import { readText } from "../params/read-params.ts";
import { hasScope } from "../scopes.ts";
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
  /** When the token last changed; `undefined` where it is the first one. */
  rotatedAtMs: number | undefined;
  /** When it last connected; `undefined` before. */
  lastSeenAtMs: number | undefined;
  readonly approvedVia: "silent" | "owner";
}

/** A device that waits for approval. */
export interface PendingDevice {
  readonly requestId: string;
  readonly deviceId: string;
  readonly role: string;
  readonly scopes: readonly string[];
  readonly shown: WireObject;
}

/** What became of a device that must be approved. */
export interface AskedForApproval {
  readonly pending: PendingDevice;
  readonly isNew: boolean;
  /** The device's open request, which this one takes the place of. */
  readonly replaced?: PendingDevice | undefined;
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
    approvedVia: PairedDevice["approvedVia"] = "silent",
  ): PairedDevice {
    const now = this.#clock.now();
    const known = this.paired.get(device.id);
    const isSame = known?.role === role && known.token !== undefined && this.#covers(known.scopes, scopes);
    if (known !== undefined && isSame) return known;
    const paired = {
      shown: device.shown,
      id: device.id,
      role,
      scopes,
      token: this.#makeToken(),
      issuedAtMs: now,
      rotatedAtMs: known === undefined ? undefined : now,
      lastSeenAtMs: known?.lastSeenAtMs,
      approvedVia,
    };
    this.paired.set(device.id, paired);
    return paired;
  }

  /** Gives the device a new token; the old one is worth nothing from now on. */
  rotate(paired: PairedDevice, scopes: readonly string[]): string {
    const token = this.#makeToken();
    paired.token = token;
    paired.scopes = scopes;
    paired.rotatedAtMs = this.#clock.now();
    return token;
  }

  /** Forgets the device, its token and what it asked for; false where there is no such device. */
  remove(deviceId: string): boolean {
    this.#takePendingOf(deviceId);
    return this.paired.delete(deviceId);
  }

  /** Forgets everything, as a gateway whose files are gone. */
  clear(): void {
    this.paired.clear();
    this.pending.clear();
  }

  /** The request for approval of a device: the one that is open already, or a new one. */
  ask(request: ConnectRequest, device: OfferedDevice): AskedForApproval {
    const open = [...this.pending.values()].find(({ deviceId }) => deviceId === device.id);
    // Asked for another role, the newer gateway drops the open request and makes a new one; the older one keeps it.
    if (open !== undefined && (this.#protocol === 3 || open.role === request.role))
      return { pending: open, isNew: false };
    const replaced = open === undefined ? undefined : this.takePending(open.requestId);
    const requestId = randomUUID();
    const scopes = [...new Set([...(replaced?.scopes ?? []), ...(request.scopes ?? [])])];
    const roles = [...new Set([...(replaced === undefined ? [] : [replaced.role]), request.role])];
    const isRepair = this.paired.has(device.id);
    const about = { ...showDevice(request, device), roles, scopes };
    const shown = { requestId, ...about, silent: false, isRepair, ts: this.#clock.now() };
    const pending = { requestId, deviceId: device.id, role: request.role, scopes, shown };
    this.pending.set(requestId, pending);
    return { pending, isNew: true, replaced };
  }

  /** Takes a request for approval off the list. */
  takePending(requestId: string): PendingDevice | undefined {
    const pending = this.pending.get(requestId);
    this.pending.delete(requestId);
    return pending;
  }

  #takePendingOf(deviceId: string): void {
    for (const pending of this.pending.values())
      if (pending.deviceId === deviceId) this.pending.delete(pending.requestId);
  }

  /** In the older gateway admin implies nothing for a device's token. */
  #covers(granted: readonly string[], asked: readonly string[]): boolean {
    return asked.every((scope) => granted.includes(scope) || (this.#protocol === 4 && hasScope(granted, scope)));
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
