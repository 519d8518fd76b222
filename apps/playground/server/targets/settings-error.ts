/** A settings change that cannot be made. Nothing was changed; `message` is for the person at the page. */
export class SettingsError extends Error {
  readonly code = "playground_settings";
  /** The field at fault, such as `clawops.baseURL`. */
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.name = "SettingsError";
    this.field = field;
  }
}
