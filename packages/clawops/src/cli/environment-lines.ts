/** What a client of the server needs in its environment. */
export interface ClientEnvironment {
  readonly url: string;
  readonly accountId: string;
  /** `undefined`: the user's own, which is not shown. */
  readonly apiKey: string | undefined;
}

/** Lines for a shell that point every ClawOps client at the server. */
export function environmentLines({ url, accountId, apiKey }: ClientEnvironment): string {
  const lines = [`export CLAWOPS_BASE_URL=${quote(url)}`, `export CLAWOPS_ACCOUNT_ID=${quote(accountId)}`];
  lines.push(
    apiKey === undefined ? "# CLAWOPS_API_KEY: the key that you gave" : `export CLAWOPS_API_KEY=${quote(apiKey)}`,
  );
  return lines.join("\n");
}

/** As a POSIX shell takes it, whatever is in it. */
function quote(text: string): string {
  return /^[\w.:/@-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
