import type { TargetName } from "./status.ts";

/**
 * What the settings panel sends. A credential that is left out stays as it is, as long as the address it was given for stays
 * the same.
 */
export interface SettingsChange {
  readonly clawops?: {
    readonly target: TargetName;
    readonly apiKey?: string | undefined;
    readonly accountId?: string | undefined;
    readonly baseURL?: string | undefined;
  };
  readonly gateway?: {
    readonly target: TargetName;
    readonly url?: string | undefined;
    readonly token?: string | undefined;
    readonly password?: string | undefined;
  };
}

/** The answer where a settings change was refused; nothing was changed. */
export interface SettingsProblem {
  readonly error: string;
  readonly code: string;
  /** The field at fault, such as `clawops.baseURL`. */
  readonly field?: string;
}
