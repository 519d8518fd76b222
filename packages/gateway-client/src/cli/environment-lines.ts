import type { LocalSecret } from "./local-command.ts";

/** Lines for a shell that point clients at the gateway. A secret that the user gave is not shown. */
export function environmentLines(url: string, { mode, value, isDefault, family }: LocalSecret): string {
  const name = `${family}_GATEWAY_${mode.toUpperCase()}`;
  return [
    `export ${family}_GATEWAY_URL=${url}`,
    // Clients take the token where both are there.
    ...(mode === "password" ? [`unset ${family}_GATEWAY_TOKEN`] : []),
    isDefault ? `export ${name}=${value}` : `# ${name}: the ${mode} that you gave`,
  ].join("\n");
}
