import type { ConnectParams } from "../handshake/connect-params.ts";
import type { AttemptDevice } from "../handshake/device-source.ts";
import type { Credentials } from "../handshake/pick-credentials.ts";
import type { Challenge } from "../handshake/read-challenge.ts";
import type { HelloOk } from "../protocol/hello-ok.ts";
import type { DeviceToken, DeviceTokens } from "./device-tokens.ts";
import { judgeRefusal } from "./judge-refusal.ts";
import type { DeviceKey } from "./key-pair.ts";
import { signedText } from "./signed-text.ts";

/** The close code of protocol 4 for a device that was removed, or whose token was revoked. */
const DEVICE_REMOVED = 4001;

/** One attempt's device: signs, and goes through the credentials that there are, each of them once. */
export class DeviceOfAttempt implements AttemptDevice {
  readonly #key: DeviceKey;
  readonly #tokens: DeviceTokens;
  readonly #scopes: readonly string[];
  /** Token and password; `undefined` where neither was given. */
  readonly #shared: Credentials | undefined;
  readonly #tried = new Set<string | undefined>();
  #kept: DeviceToken | undefined;
  #credentials: Credentials;
  #work: Promise<unknown> = Promise.resolve();

  constructor(
    key: DeviceKey,
    tokens: DeviceTokens,
    what: { readonly kept: DeviceToken | undefined; readonly given: Credentials; readonly scopes: readonly string[] },
  ) {
    const { deviceToken, ...shared } = what.given;
    this.#key = key;
    this.#tokens = tokens;
    this.#scopes = what.scopes;
    this.#kept = what.kept;
    this.#shared = Object.keys(shared).length > 0 ? shared : undefined;
    const token = deviceToken ?? (this.#shared === undefined ? what.kept?.token : undefined);
    this.#credentials = token === undefined ? shared : { deviceToken: token };
    this.#tried.add(token);
  }

  get credentials(): Credentials {
    return this.#credentials;
  }

  async sign(params: ConnectParams, challenge: Challenge): Promise<object> {
    const { id, publicKey } = this.#key;
    const { text, signedAt, nonce } = signedText(params, id, challenge);
    return { id, publicKey, signature: await this.#key.sign(text), signedAt, nonce };
  }

  async refused(error: unknown): Promise<boolean> {
    const refusal = judgeRefusal(error);
    if (refusal === undefined) return false;
    const { deviceToken } = this.#credentials;
    // A wrong shared token is no reason to try the device's own, unless the gateway says that it is known.
    if (deviceToken === undefined) return refusal.deviceTokenHelps && this.#use(this.#kept?.token);
    if (refusal.against === "secret" && !(refusal.isVague && this.#asksForMore(deviceToken))) {
      this.#kept = await this.#tokens.drop(deviceToken);
      if (this.#use(this.#kept?.token)) return true;
    }
    if (this.#shared === undefined || this.#tried.has(undefined)) return false;
    this.#tried.add(undefined);
    this.#credentials = this.#shared;
    return true;
  }

  greeted({ auth }: HelloOk): void {
    const { deviceToken: token, scopes = [] } = auth ?? {};
    if (typeof token !== "string" || token === "") return;
    const known = this.#kept?.token === token ? this.#kept.scopes : [];
    // Protocol 4 names only the scopes that were asked for, of those that the token stands for.
    const all = [...new Set([...known, ...scopes])];
    if (all.length === known.length && this.#kept?.token === token) return;
    this.#kept = { token, scopes: all };
    this.#work = this.#tokens.keep(this.#kept);
  }

  ended(closeCode: number): void {
    const token = this.#kept?.token;
    if (closeCode !== DEVICE_REMOVED || token === undefined) return;
    this.#work = this.#work.then(() => this.#tokens.drop(token));
  }

  async settled(): Promise<void> {
    await this.#work;
  }

  #use(token: string | undefined): boolean {
    if (token === undefined || this.#tried.has(token)) return false;
    this.#tried.add(token);
    this.#credentials = { deviceToken: token };
    return true;
  }

  /** Protocol 3 refuses scopes that a token does not stand for in the words for a wrong token; that token is still good. */
  #asksForMore(token: string): boolean {
    const kept = this.#kept;
    return kept?.token === token && this.#scopes.some((scope) => !kept.scopes.includes(scope));
  }
}
