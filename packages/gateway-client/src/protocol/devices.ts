import type { NoParams } from "./no-params.ts";

/** A device that waits for approval: also the payload of `device.pair.requested`. */
export interface PendingDevice {
  readonly requestId: string;
  readonly deviceId: string;
  readonly publicKey: string;
  readonly displayName?: string;
  readonly platform?: string;
  readonly clientId?: string;
  readonly clientMode?: string;
  readonly role?: string;
  readonly roles?: readonly string[];
  readonly scopes?: readonly string[];
  readonly remoteIp?: string;
  readonly silent?: boolean;
  /** The device was approved before. */
  readonly isRepair?: boolean;
  /** Milliseconds since the epoch. */
  readonly ts: number;
  readonly [field: string]: unknown;
}

/** A device that was approved. Its tokens themselves are not shown. */
export interface PairedDevice {
  readonly deviceId: string;
  readonly publicKey: string;
  readonly displayName?: string;
  readonly platform?: string;
  readonly role?: string;
  readonly roles?: readonly string[];
  readonly scopes?: readonly string[];
  /** Milliseconds since the epoch. */
  readonly createdAtMs?: number;
  /** Milliseconds since the epoch. */
  readonly approvedAtMs?: number;
  readonly tokens?: ReadonlyArray<{
    readonly role: string;
    readonly scopes: readonly string[];
    readonly [field: string]: unknown;
  }>;
  readonly [field: string]: unknown;
}

/** What `device.token.rotate` gives. */
export interface DeviceTokenRotateResult {
  readonly deviceId: string;
  readonly role: string;
  readonly scopes: readonly string[];
  /** The new token: a secret. Protocol 4 keeps it back from anybody but the device itself. */
  readonly token?: string;
  /** Milliseconds since the epoch. */
  readonly rotatedAtMs: number;
  readonly [field: string]: unknown;
}

/** The payload of `device.pair.resolved`. */
export interface DevicePairResolvedEvent {
  readonly requestId: string;
  readonly deviceId: string;
  /** `approved` or `rejected`. */
  readonly decision: string;
  /** Milliseconds since the epoch. */
  readonly ts: number;
  readonly [field: string]: unknown;
}

/** The methods of devices. All need `operator.pairing`. */
export interface DeviceMethods {
  /** The devices that wait for approval and those that have it. */
  "device.pair.list": {
    params: NoParams;
    result: {
      readonly pending: readonly PendingDevice[];
      readonly paired: readonly PairedDevice[];
      readonly [field: string]: unknown;
    };
  };
  /** Lets a device in. Protocol 4: only with scopes that the caller has too. */
  "device.pair.approve": {
    params: { readonly requestId: string };
    result: { readonly requestId: string; readonly device: PairedDevice; readonly [field: string]: unknown };
  };
  "device.pair.reject": {
    params: { readonly requestId: string };
    result: { readonly requestId: string; readonly deviceId: string; readonly [field: string]: unknown };
  };
  /** Protocol 4 only. Forgets a device and closes its connections. */
  "device.pair.remove": {
    params: { readonly deviceId: string };
    result: { readonly deviceId: string; readonly [field: string]: unknown };
  };
  /** Protocol 4 only. `label` has 1 to 64 characters. */
  "device.pair.rename": {
    params: { readonly deviceId: string; readonly label: string };
    result: { readonly deviceId: string; readonly label: string; readonly [field: string]: unknown };
  };
  /** Makes the device's token invalid and another one in its place. Protocol 4 closes the device's connections. */
  "device.token.rotate": {
    params: { readonly deviceId: string; readonly role: string; readonly scopes?: readonly string[] | undefined };
    result: DeviceTokenRotateResult;
  };
  /** Makes the device's token invalid. Protocol 4 closes the device's connections (4001); protocol 3 leaves them open. */
  "device.token.revoke": {
    params: { readonly deviceId: string; readonly role: string };
    result: {
      readonly deviceId: string;
      readonly role: string;
      readonly revokedAtMs: number;
      readonly [field: string]: unknown;
    };
  };
}
