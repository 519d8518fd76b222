import { SecretKeeper } from "@pincer/shared/internal";

import type { SettingsChange } from "../../contract/settings-change.ts";
import type { ClawOpsStatus, CredentialSource, TargetName } from "../../contract/status.ts";
import { checkApiAddress } from "./check-address.ts";
import { checkCredential } from "./check-credential.ts";
import { SettingsError } from "./settings-error.ts";

const DEFAULT_BASE_URL = "https://api.claw-ops.com";

/** A ClawOps API with what it takes to use it. */
export interface ClawOpsAccess {
  readonly baseURL: string;
  readonly accountId: string;
  readonly apiKey: string;
  /** Numbers that are known to be the account's own. */
  readonly numbers: readonly string[];
  /** Where it can send webhooks to; `null` where it cannot reach this machine. */
  readonly callbackUrl: string | null;
}

interface RealAccess {
  readonly baseURL: string;
  readonly accountId: string | undefined;
  readonly apiKey: string | undefined;
  readonly source: CredentialSource | null;
}

/** The local ClawOps and, where it is known, the real one; one of them is chosen. Credentials stay in here. */
export class ClawOpsTargets {
  readonly #local: ClawOpsAccess;
  readonly #keeper = new SecretKeeper();
  #real: RealAccess;
  #target: TargetName = "local";

  constructor(local: ClawOpsAccess, env: Readonly<Record<string, string | undefined>>) {
    this.#local = local;
    const apiKey = checkCredential(given(env["CLAWOPS_API_KEY"]), "CLAWOPS_API_KEY");
    const accountId = checkCredential(given(env["CLAWOPS_ACCOUNT_ID"]), "CLAWOPS_ACCOUNT_ID");
    const baseURL = checkApiAddress(given(env["CLAWOPS_BASE_URL"]) ?? DEFAULT_BASE_URL, "CLAWOPS_BASE_URL");
    const found = apiKey !== undefined || accountId !== undefined;
    this.#real = { apiKey, accountId, baseURL, source: found ? "environment" : null };
    this.#keeper.add(local.apiKey);
    this.#keeper.add(apiKey);
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
  access(): ClawOpsAccess {
    return this.#target === "local" ? this.#local : complete(this.#real);
  }

  /** What would be after a change; throws a {@link SettingsError} where it cannot be made. Call the result to make it. */
  prepare(change: NonNullable<SettingsChange["clawops"]>): () => void {
    const real = merge(this.#real, change);
    if (change.target === "real") complete(real);
    return () => {
      this.#keeper.add(real.apiKey);
      this.#real = real;
      this.#target = change.target;
    };
  }

  /** What the page may know. */
  status(): ClawOpsStatus {
    const { baseURL, accountId, numbers, callbackUrl } = this.access();
    const real = this.#real;
    return {
      target: this.#target,
      accountId,
      numbers,
      callbackUrl,
      baseURL,
      real: {
        available: real.apiKey !== undefined && real.accountId !== undefined,
        apiKeySet: real.apiKey !== undefined,
        accountId: real.accountId ?? null,
        baseURL: real.baseURL,
        source: real.source,
      },
    };
  }
}

function merge(old: RealAccess, change: NonNullable<SettingsChange["clawops"]>): RealAccess {
  const typed = given(change.baseURL);
  const baseURL = typed === undefined ? old.baseURL : checkApiAddress(typed, "clawops.baseURL", "The API address");
  const newKey = checkCredential(given(change.apiKey), "clawops.apiKey", "The API key");
  const newAccount = checkCredential(given(change.accountId), "clawops.accountId", "The account id");
  const moved = new URL(baseURL).origin !== new URL(old.baseURL).origin;
  if (moved && newKey === undefined && old.apiKey !== undefined) {
    throw new SettingsError(
      "clawops.apiKey",
      "Give the API key again: the one that is set was given for another address.",
    );
  }
  const changed = newKey !== undefined || newAccount !== undefined || baseURL !== old.baseURL;
  return {
    baseURL,
    apiKey: newKey ?? old.apiKey,
    accountId: newAccount ?? old.accountId,
    source: changed ? "settings" : old.source,
  };
}

function complete({ baseURL, accountId, apiKey }: RealAccess): ClawOpsAccess {
  if (apiKey === undefined)
    throw new SettingsError(
      "clawops.apiKey",
      "The API key of the account is missing (in Settings, or CLAWOPS_API_KEY).",
    );
  if (accountId === undefined)
    throw new SettingsError("clawops.accountId", "The account id is missing (in Settings, or CLAWOPS_ACCOUNT_ID).");
  return { baseURL, accountId, apiKey, numbers: [], callbackUrl: null };
}

/** Nothing where it is empty: an empty environment variable or field means "not set". */
function given(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
}
