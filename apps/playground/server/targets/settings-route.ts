import type { Context } from "hono";

import type { SettingsProblem } from "../../contract/settings-change.ts";
import { readSettingsChange } from "./settings-change-schema.ts";
import { SettingsError } from "./settings-error.ts";
import type { Targets } from "./targets.ts";

/** Takes what the settings panel sends; answers with the new status, in which no credential is. */
export async function settingsRoute(context: Context, targets: Targets): Promise<Response> {
  try {
    targets.apply(readSettingsChange(await readJson(context)));
    return context.json(targets.status());
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const problem: SettingsProblem = { error: error.message, code: error.code, field: error.field };
    return context.json(problem, 400);
  }
}

async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch {
    throw new SettingsError("settings", "The settings are not JSON.");
  }
}
