import { isRecord } from "@pincer/shared/internal";

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
  readonly #role: string;
  readonly #scopes: readonly string[];
  /** Token and password; `undefined` where neither was given. */
  readonly #shared: Credentials | undefined;
  readonly #tried = new Set<string | undefined>();
  #kept: DeviceToken | undefined;
  #credentials: Credentials;
  #work: Promise<unknown> = Promise.resolve();
  /** True once the gateway has made another token at the wish of this client, and will end the connection of the old one. */
  #isRenewed = false;

  constructor(
    key: DeviceKey,
    tokens: DeviceTokens,
    what: {
      readonly kept: DeviceToken | undefined;
      readonly given: Credentials;
      readonly role: string;
      readonly scopes: readonly string[];
    },
  ) {
    const { deviceToken, ...shared } = what.given;
    this.#key = key;
    this.#tokens = tokens;
    this.#role = what.role;
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
    this.#keep({ token, scopes: all });
  }

  heard(answer: unknown): void {
    if (!isRecord(answer) || answer["deviceId"] !== this.#key.id || answer["role"] !== this.#role) return;
    const { token, scopes, rotatedAtMs, revokedAtMs } = answer;
    if (rotatedAtMs === undefined && revokedAtMs === undefined) return;
    this.#isRenewed = rotatedAtMs !== undefined;
    if (!this.#isRenewed || typeof token !== "string" || token === "") return this.#forget();
    const list: readonly unknown[] = Array.isArray(scopes) ? scopes : (this.#kept?.scopes ?? []);
    this.#keep({ token, scopes: list.filter((scope) => typeof scope === "string") });
  }

  ended(closeCode: number): boolean {
    if (closeCode !== DEVICE_REMOVED || this.#isRenewed) return this.#isRenewed;
    this.#forget();
    return false;
  }

  async settled(): Promise<void> {
    await this.#work;
  }

  #keep(kept: DeviceToken): void {
    this.#kept = kept;
    // Not after the work before: an older write that hangs is no reason not to know the newest token.
    this.#work = Promise.all([this.#work, this.#tokens.keep(kept)]);
  }

  #forget(): void {
    const token = this.#kept?.token;
    this.#kept = undefined;
    if (token !== undefined) this.#work = this.#work.then(() => this.#tokens.drop(token));
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
