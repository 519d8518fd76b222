import type { KeyValueStore, Logger } from "@pincer/shared";
import { isRecord, type SecretKeeper } from "@pincer/shared/internal";

import { exclusive } from "./exclusive.ts";

/** A token that a gateway gave to a device, and the scopes that it is known to stand for. */
export interface DeviceToken {
  readonly token: string;
  readonly scopes: readonly string[];
}

/** The place of one device's token in one role at one gateway. A store that fails is told to the log and is no reason to stop. */
export class DeviceTokens {
  readonly #store: KeyValueStore;
  readonly #name: string;
  readonly #keeper: SecretKeeper;
  readonly #logger: Logger;
  /** The newest token, as long as the store does not have it. */
  #unsaved: DeviceToken | undefined;

  constructor(
    place: {
      readonly store: KeyValueStore;
      readonly gateway: string;
      readonly deviceId: string;
      readonly role: string;
    },
    { keeper, logger }: { readonly keeper: SecretKeeper; readonly logger: Logger },
  ) {
    this.#store = place.store;
    this.#name = `pincer/device-token/${place.deviceId}/${place.role}/${place.gateway}`;
    this.#keeper = keeper;
    this.#logger = logger;
  }

  /** The token that is kept. */
  async read(): Promise<DeviceToken | undefined> {
    return this.#unsaved ?? this.#attempt("read", () => this.#read());
  }

  /** Keeps a token in the place of an older one. */
  async keep(kept: DeviceToken): Promise<void> {
    this.#unsaved = kept;
    this.#keeper.add(kept.token);
    const text = JSON.stringify({ version: 1, ...kept });
    await this.#attempt("kept", async () => {
      await exclusive(this.#store, this.#name, (turn) => turn.write(() => this.#store.set(this.#name, text)));
      if (this.#unsaved === kept) this.#unsaved = undefined;
    });
  }

  /** Forgets a token that the gateway does not take any more; gives the one that another client has kept since then, if any. */
  async drop(token: string): Promise<DeviceToken | undefined> {
    if (this.#unsaved?.token === token) this.#unsaved = undefined;
    if (this.#unsaved !== undefined) return this.#unsaved;
    return this.#attempt("dropped", () =>
      exclusive(this.#store, this.#name, async (turn) => {
        const kept = await this.#read();
        if (kept?.token !== token) return kept;
        await turn.write(() => this.#store.delete(this.#name));
        return undefined;
      }),
    );
  }

  async #read(): Promise<DeviceToken | undefined> {
    const kept = parse(await this.#store.get(this.#name));
    this.#keeper.add(kept?.token);
    return kept;
  }

  async #attempt<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.#logger.warn(`The device token could not be ${what}.`, { error: this.#keeper.cause(error) });
      return undefined;
    }
  }
}

/** What is damaged is no token: the gateway gives another one. */
function parse(text: unknown): DeviceToken | undefined {
  try {
    const root: unknown = JSON.parse(String(text));
    const { token, scopes } = isRecord(root) ? root : {};
    if (typeof token !== "string" || token === "" || !Array.isArray(scopes)) return undefined;
    return { token, scopes: scopes.filter((scope) => typeof scope === "string") };
  } catch {
    return undefined;
  }
}
