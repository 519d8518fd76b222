import { z } from "zod";

import type { SettingsChange } from "../../contract/settings-change.ts";
import { SettingsError } from "./settings-error.ts";

const target = z.enum(["local", "real"]);
const text = z.string().max(4_096).optional();

const schema = z.strictObject({
  clawops: z.strictObject({ target, apiKey: text, accountId: text, baseURL: text }).optional(),
  gateway: z.strictObject({ target, url: text, token: text, password: text }).optional(),
});

/** Reads what the settings panel sent; the error names the field and never what was in it. */
export function readSettingsChange(json: unknown): SettingsChange {
  const result = schema.safeParse(json);
  if (result.success) {
    const { clawops, gateway } = result.data;
    return { ...(clawops && { clawops }), ...(gateway && { gateway }) };
  }
  const [issue] = result.error.issues;
  const field = issue === undefined || issue.path.length === 0 ? "settings" : issue.path.join(".");
  throw new SettingsError(field, `${field} is not as expected (${issue?.code ?? "unreadable"}).`);
}
