import { type KeyValueStore, memoryStore } from "@pincer/shared";
import { SecretKeeper } from "@pincer/shared/internal";
import { afterEach, describe, expect, test, vi } from "vitest";

import { Device } from "../../test/support/device.ts";
import { everythingPrinted } from "../../test/support/everything-printed.ts";
import { rejectionOf } from "../../test/support/rejection-of.ts";
import { GatewayAuthError } from "../errors/request-errors.ts";
import type { AttemptDevice, DeviceSetup } from "../handshake/device-source.ts";
import { openDevice } from "./open-device.ts";
import { keyName } from "./stored-key.ts";

afterEach(() => vi.unstubAllGlobals());

const challenge = { nonce: "n", ts: 1, capabilities: [] };
const params = {
  minProtocol: 3,
  maxProtocol: 4,
  client: { id: "cli", mode: "cli", version: "1", platform: "x" },
  role: "operator",
  scopes: [],
  caps: [],
};

function setup(change: Partial<DeviceSetup> = {}): DeviceSetup & { readonly lines: unknown[] } {
  const lines: unknown[] = [];
  const line = (...parts: unknown[]): void => void lines.push(parts);
  const logger = { debug: line, info: line, warn: line, error: line };
  return {
    device: true,
    store: undefined,
    role: "operator",
    scopes: [],
    keeper: new SecretKeeper(),
    logger,
    lines,
    ...change,
  };
}

async function attempt(change: Partial<DeviceSetup>): Promise<AttemptDevice> {
  return (await openDevice(setup(change)))("ws://gateway", {});
}

async function idOf(change: Partial<DeviceSetup>): Promise<unknown> {
  const device = (await (await attempt(change)).sign(params, challenge)) as { id: string };
  return device.id;
}

describe("a device that is kept in a store", () => {
  test("is the same one after a start", async () => {
    const store = memoryStore();
    const id = await idOf({ store });
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(await idOf({ store })).toBe(id);
    expect(await idOf({ store: memoryStore() })).not.toBe(id);
  });

  test("is the one that a store says was added first", async () => {
    const first = memoryStore();
    const id = await idOf({ store: first });
    const kept = String(await first.get(keyName));
    const store: KeyValueStore = { ...memoryStore(), add: () => kept };
    expect(await idOf({ store })).toBe(id);
  });

  test("is the one that another process wrote at the same moment", async () => {
    const first = memoryStore();
    const id = await idOf({ store: first });
    const kept = String(await first.get(keyName));
    const store = memoryStore();
    expect(await idOf({ store: { ...store, set: (key) => void store.set(key, kept) } })).toBe(id);
  });

  test("shows its key nowhere", async () => {
    const store = memoryStore();
    const made = setup({ store });
    const device = await (await openDevice(made))("ws://gateway", {});
    const { d } = (JSON.parse(String(await store.get(keyName))) as { jwk: { d: string } }).jwk;
    expect(d).toMatch(/^[\w-]{43}$/);
    for (const thing of [device, made.lines, made.keeper.text(`the key ${d}`)]) {
      expect(everythingPrinted(thing)).not.toContain(d);
    }
  });

  const other = new Device();
  test.each([
    ["no JSON", "planted-secret"],
    ["another version", JSON.stringify({ version: 2, jwk: {} })],
    [
      "no key",
      JSON.stringify({ version: 1, jwk: { kty: "OKP", crv: "X25519", x: "planted-secret", d: "planted-secret" } }),
    ],
    [
      "a key that is none",
      JSON.stringify({ version: 1, jwk: { crv: "Ed25519", x: "planted-secret", d: "planted-secret" } }),
    ],
    ["an empty text", ""],
  ])("is never replaced where it is damaged: %s", async (_what, text) => {
    const store = { ...memoryStore(), name: "/home/me/device.json" };
    await store.set(keyName, text);
    const error = await rejectionOf(attempt({ store }));
    expect(error).toBeInstanceOf(GatewayAuthError);
    expect(error).toMatchObject({ kind: "configuration", message: expect.stringContaining("/home/me/device.json") });
    expect(String(error)).toContain("paired again");
    expect(everythingPrinted(error)).not.toContain("planted-secret");
    expect(await store.get(keyName)).toBe(text);
  });

  test("is refused where its halves do not belong together", async () => {
    const store = memoryStore();
    await idOf({ store });
    const { version, jwk } = JSON.parse(String(await store.get(keyName))) as { version: 1; jwk: { x: string } };
    await store.set(keyName, JSON.stringify({ version, jwk: { ...jwk, x: other.publicKey } }));
    expect(await rejectionOf(attempt({ store }))).toMatchObject({ message: expect.stringContaining("damaged") });
  });

  test.each([
    ["gives nothing back", { set() {} }, "does not keep"],
    [
      "throws",
      {
        get: () => {
          throw new Error("disk on fire");
        },
      },
      "disk on fire",
    ],
    ["gives something else", { get: () => 7 as unknown as string }, "damaged"],
  ])("says so where the store %s", async (_what, change, words) => {
    const error = await rejectionOf(attempt({ store: { ...memoryStore(), ...change } }));
    const isKey = words !== "disk on fire";
    expect(error).toMatchObject({
      name: isKey ? "GatewayAuthError" : "GatewayError",
      kind: "configuration",
      problem: isKey ? "device-unusable" : "store-unusable",
      steps: [expect.any(String)],
    });
    expect(String(error)).toContain(words);
  });
});

test("a device without a store is kept in memory, which is said once", async () => {
  const made = setup();
  const source = await openDevice(made);
  await Promise.all([source("ws://a", {}), source("ws://b", {})]);
  expect(made.lines).toEqual([[expect.stringContaining("fileStore(path)")]]);
});

describe("where WebCrypto is missing", () => {
  test("a page that is no secure context is told why, and what to do", async () => {
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    vi.stubGlobal("isSecureContext", false);
    vi.stubGlobal("location", { origin: "http://192.168.0.7:8080" });
    const error = await rejectionOf(attempt({}));
    expect(error).toMatchObject({ name: "GatewayAuthError", kind: "unsupported", retryable: false });
    for (const words of ["http://192.168.0.7:8080", "https://", "localhost", "`device`"]) {
      expect(String(error)).toContain(words);
    }
    expect(await rejectionOf(attempt({ store: memoryStore() }))).toMatchObject({ kind: "unsupported" });
  });

  test("a device of the user's own needs none", async () => {
    const key = new Device();
    const device = { id: key.id, publicKey: key.publicKey, sign: (text: string) => key.signText(text) };
    vi.stubGlobal("crypto", {});
    expect(await idOf({ device })).toBe(key.id);
    expect(await rejectionOf(attempt({ device: { ...device, id: undefined } }))).toMatchObject({
      message: expect.stringContaining("`id`"),
    });
  });

  test("an engine without Ed25519 is named as such", async () => {
    const generateKey = async (): Promise<never> => {
      throw new DOMException("Unrecognized name.", "NotSupportedError");
    };
    vi.stubGlobal("crypto", { subtle: { generateKey } });
    const error = await rejectionOf(attempt({ store: memoryStore() }));
    expect(error).toMatchObject({ name: "GatewayAuthError", kind: "unsupported" });
    expect(String(error)).toContain("Chrome and Edge");
  });
});

describe("a device of the user's own", () => {
  const key = new Device();
  const signature = key.signText("x");
  const base64 = (text: string): string => text.replaceAll("-", "+").replaceAll("_", "/");
  const bytes = (text: string): Uint8Array => Uint8Array.from(atob(base64(text)), (letter) => letter.charCodeAt(0));

  test.each([
    ["bytes", bytes(key.publicKey), () => bytes(signature)],
    ["base64", `${base64(key.publicKey)}=`, () => `${base64(signature)}==`],
    ["promises", key.publicKey, async () => bytes(signature)],
  ])("may give %s", async (_what, publicKey, sign) => {
    const device = await attempt({ device: { publicKey, sign } });
    expect(await device.sign(params, challenge)).toEqual({
      id: key.id,
      publicKey: key.publicKey,
      signature,
      signedAt: 1,
      nonce: "n",
    });
  });

  test.each([
    ["publicKey", { publicKey: "short" }],
    ["publicKey", { publicKey: undefined as unknown as string }],
    ["id", { id: new Device().id }],
  ])("is refused for a wrong `%s`", async (name, change) => {
    const device = { publicKey: key.publicKey, sign: () => bytes(signature), ...change };
    const error = await rejectionOf(attempt({ device }));
    expect(error).toMatchObject({ kind: "configuration", message: expect.stringContaining(`\`${name}\``) });
  });

  test.each([
    ["", "64 bytes"],
    [new Uint8Array(63), "64 bytes"],
    [undefined, "64 bytes"],
  ])("is refused for the signature %j", async (signature, words) => {
    const device = await attempt({ device: { publicKey: key.publicKey, sign: () => signature as string } });
    expect(String(await rejectionOf(device.sign(params, challenge)))).toContain(words);
  });

  test("that cannot sign just now is no reason to give up", async () => {
    const sign = (): never => {
      throw new Error("touch the key");
    };
    const device = await attempt({ device: { publicKey: key.publicKey, sign } });
    const error = await rejectionOf(device.sign(params, challenge));
    expect(error).toMatchObject({ name: "GatewayError", cause: { message: "touch the key" } });
    expect(error).not.toBeInstanceOf(GatewayAuthError);
  });
});
