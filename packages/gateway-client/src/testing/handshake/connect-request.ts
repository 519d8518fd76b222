import { isRecord } from "@pincer/shared/internal";

import { readNumber, readText, readTexts } from "../params/read-params.ts";
import type { WireObject } from "../wire.ts";

/** The device identity that a `connect` offers. */
export interface OfferedDevice {
  readonly id: string;
  readonly publicKey: string;
  readonly signature: string;
  readonly signedAt: number;
  readonly nonce: string | undefined;
}

/** The parameters of a `connect` that fits its rule. */
export interface ConnectRequest {
  readonly minProtocol: number;
  readonly maxProtocol: number;
  readonly client: WireObject;
  readonly clientId: string;
  readonly clientMode: string;
  readonly role: string;
  /** In the order sent; `undefined` where none were sent. */
  readonly scopes: readonly string[] | undefined;
  readonly caps: readonly string[];
  readonly token: string | undefined;
  readonly password: string | undefined;
  readonly deviceToken: string | undefined;
  readonly device: OfferedDevice | undefined;
}

/** Reads parameters that were checked. */
export function readConnectRequest(params: WireObject): ConnectRequest {
  const client = record(params["client"]);
  const auth = record(params["auth"]);
  return {
    minProtocol: readNumber(params, "minProtocol") ?? 0,
    maxProtocol: readNumber(params, "maxProtocol") ?? 0,
    client,
    clientId: readText(client, "id") ?? "",
    clientMode: readText(client, "mode") ?? "",
    role: readText(params, "role") ?? "operator",
    scopes: params["scopes"] === undefined ? undefined : readTexts(params, "scopes"),
    caps: readTexts(params, "caps"),
    token: filled(readText(auth, "token")),
    password: filled(readText(auth, "password")),
    deviceToken: filled(readText(auth, "deviceToken")),
    device: isRecord(params["device"]) ? readDevice(params["device"]) : undefined,
  };
}

function readDevice(device: WireObject): OfferedDevice {
  return {
    id: readText(device, "id") ?? "",
    publicKey: readText(device, "publicKey") ?? "",
    signature: readText(device, "signature") ?? "",
    signedAt: readNumber(device, "signedAt") ?? 0,
    nonce: filled(readText(device, "nonce")),
  };
}

function record(value: unknown): WireObject {
  return isRecord(value) ? value : {};
}

function filled(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
