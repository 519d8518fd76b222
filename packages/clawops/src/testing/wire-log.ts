import { isRecord, isSecretName, REDACTED, SecretKeeper } from "@pincer/shared/internal";

/** One request that the server received, without its secrets. */
export interface LoggedRequest {
  /** `undefined` where the path and method are no operation of the API. */
  readonly operationId: string | undefined;
  /** `GET`, `POST`, `PUT`, `PATCH` or `DELETE`. */
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** A list where a name came more than once. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Names are in lower case; `authorization` and other secrets are redacted. */
  readonly headers: Readonly<Record<string, string>>;
  /** What was sent: JSON or a form as data, all else as text, `undefined` without a body. Fields that hold secrets are redacted. */
  readonly body: unknown;
}

/** A request that was served. */
export interface ServedRequest extends LoggedRequest {
  /** The operation's path with `{name}` in the place of parameters; `undefined` where there is no operation. */
  readonly template: string | undefined;
  /** The status of the answer; `undefined` where a fault cut the connection instead. */
  readonly status: number | undefined;
}

/** How many entries the log holds; the oldest go first. */
const MAX_ENTRIES = 1000;

/** The bounded record of what came in. */
export class WireLog {
  readonly #entries: LoggedRequest[] = [];
  readonly #secrets = new SecretKeeper();

  constructor(secrets: ReadonlyArray<string | undefined>) {
    for (const secret of secrets) this.#secrets.add(secret);
  }

  /** A copy of what is held, oldest first. */
  get entries(): readonly LoggedRequest[] {
    return [...this.#entries];
  }

  /** Notes a request, and gives it without its secrets. */
  add(operationId: string | undefined, method: string, url: URL, headers: Headers, body: unknown): LoggedRequest {
    const entry: LoggedRequest = {
      operationId,
      method,
      path: this.#secrets.exact(url.pathname).replace(/(\/assignment-sessions\/)[^/]+/, `$1${REDACTED}`),
      query: this.#secrets.data(queryOf(url.searchParams)),
      headers: this.#secrets.data(headersOf(headers)),
      body: this.#secrets.data(withoutSecrets(body)),
    };
    this.#entries.push(entry);
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
    return entry;
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries.length = 0;
  }
}

function queryOf(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name): [string, string | string[]] => {
      const [first = "", ...more] = isSecretName(name) ? [REDACTED] : query.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
}

function headersOf(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers.entries()].map(([name, value]): [string, string] => [name, isSecretName(name) ? REDACTED : value]),
  );
}

function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]): [string, unknown] => [
      name,
      typeof item === "string" && isSecretName(name) ? REDACTED : withoutSecrets(item),
    ]),
  );
}
