import { SecretKeeper } from "@pincer/shared/internal";

import type { SettingsChange } from "../../contract/settings-change.ts";
import type { CredentialSource, GatewayStatus, TargetName } from "../../contract/status.ts";
import { checkGatewayAddress } from "./check-address.ts";
import type { FoundGateway } from "./find-gateway.ts";
import { SettingsError } from "./settings-error.ts";

/** A gateway with what it takes to connect to it. */
export interface GatewayAccess {
  readonly url: string;
  readonly token?: string | undefined;
  readonly password?: string | undefined;
}

interface RealGateway extends GatewayAccess {
  readonly source: CredentialSource | null;
  readonly detail: string | null;
}

/** The local gateway and, where it is known, a real one; one of them is chosen. Credentials stay in here. */
export class GatewayTargets {
  readonly #local: GatewayAccess;
  readonly #keeper = new SecretKeeper();
  readonly #problem: string | null;
  #real: RealGateway | undefined;
  #target: TargetName = "local";

  constructor(local: GatewayAccess, found: FoundGateway) {
    this.#local = local;
    this.#real = found.gateway;
    this.#problem = found.problem;
    this.#remember(local);
    this.#remember(found.gateway);
  }

  /** Which one is chosen. */
  get target(): TargetName {
    return this.#target;
  }

  /** Takes the credentials of both out of what is shown or written down. */
  get keeper(): SecretKeeper {
    return this.#keeper;
  }

  /** The chosen one. */
  access(): GatewayAccess {
    return this.#target === "real" && this.#real !== undefined ? this.#real : this.#local;
  }

  /** What would be after a change; throws a {@link SettingsError} where it cannot be made. Call the result to make it. */
  prepare(change: NonNullable<SettingsChange["gateway"]>): () => void {
    const real = merge(this.#real, change);
    if (change.target === "real" && real === undefined) {
      throw new SettingsError("gateway.url", "Give the gateway's address, for example ws://127.0.0.1:18789.");
    }
    return () => {
      this.#remember(real);
      this.#real = real;
      this.#target = change.target;
    };
  }

  /** What the page may know. */
  status(): GatewayStatus {
    const real = this.#real;
    return {
      target: this.#target,
      url: this.access().url,
      real: {
        available: real !== undefined,
        url: real?.url ?? null,
        tokenSet: real?.token !== undefined,
        passwordSet: real?.password !== undefined,
        source: real?.source ?? null,
        detail: real?.detail ?? null,
        problem: real === undefined ? this.#problem : null,
      },
    };
  }

  #remember(access: GatewayAccess | undefined): void {
    this.#keeper.add(access?.token);
    this.#keeper.add(access?.password);
  }
}

function merge(old: RealGateway | undefined, change: NonNullable<SettingsChange["gateway"]>): RealGateway | undefined {
  const typed = given(change.url);
  const url = typed === undefined ? old?.url : checkGatewayAddress(typed, "gateway.url", "The gateway's address");
  const token = given(change.token);
  const password = given(change.password);
  const isNew = token !== undefined || password !== undefined;
  if (url === undefined) {
    if (!isNew) return undefined;
    throw new SettingsError("gateway.url", "Give the address of the gateway that the credentials are for.");
  }
  if (old === undefined || new URL(url).origin !== new URL(old.url).origin) {
    const left = old !== undefined && (old.token !== undefined || old.password !== undefined);
    if (left && !isNew) {
      throw new SettingsError(
        "gateway.token",
        "Give the token again: the one that is set was given for another gateway.",
      );
    }
    return { url, token, password, source: "settings", detail: null };
  }
  if (!isNew && url === old.url) return old;
  return { url, token: token ?? old.token, password: password ?? old.password, source: "settings", detail: null };
}

/** Nothing where it is empty: an empty field means "leave it as it is". */
function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
}
