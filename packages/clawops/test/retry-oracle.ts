/** What the documentation says of retrying, written down once more and without a look at the code that does it. */

/** How the body of an error status looks. */
export const bodies = {
  "an API error with a code": '{"error":"no","code":"SOME_CODE"}',
  HTML: "<html>no</html>",
  "an API error": '{"error":"no"}',
  PLAY_IN_PROGRESS: '{"error":"no","code":"PLAY_IN_PROGRESS"}',
  TRANSFER_IN_PROGRESS: '{"error":"no","code":"TRANSFER_IN_PROGRESS"}',
  "other JSON": '{"message":"no"}',
  nothing: "",
  garbage: '{"error":"n',
} as const;

/** One cell of the table. */
export interface Cell {
  readonly status: number;
  readonly body: keyof typeof bodies;
  /** The column `repeat` of the operation, and where it takes a key, whether the caller gave one. */
  readonly repeat: "always" | "never" | "key generated" | "key given";
  readonly retryUnrepeatable: boolean;
  readonly maxRetries: number;
}

/** What a caller can see of a call. */
export interface Expected {
  readonly attempts: number;
  readonly outcome: "failed" | "unknown";
  readonly name: string;
  readonly retryable: boolean;
}

/** A body as the API itself makes it: an object with a text `error`. */
function isApiError(body: Cell["body"]): boolean {
  return body.startsWith("an API error") || body.endsWith("_IN_PROGRESS");
}

/** "408, 409, 429, 5xx"; "a 409 with a `code` is a settled answer, but for PLAY_IN_PROGRESS and TRANSFER_IN_PROGRESS". */
function mayPass({ status, body }: Cell): boolean {
  if (status === 409) return body !== "an API error with a code";
  return status === 408 || status === 429 || status >= 500;
}

/** "408, 409, 429 or 503 with an API error body". */
function isRefusal({ status, body }: Cell): boolean {
  return [408, 409, 429, 503].includes(status) && isApiError(body);
}

/** "every operation, every status" with `retryUnrepeatable`; else what may pass, and nothing done twice. */
function isSentAgain(cell: Cell): boolean {
  if (cell.retryUnrepeatable) return mayPass(cell) || cell.status === 409;
  return mayPass(cell) && (cell.repeat !== "never" || isRefusal(cell));
}

/** A client error means that nothing was done; of the four above only where the API says so, and of a server error never. */
function outcomeOf(cell: Cell): "failed" | "unknown" {
  if (isRefusal(cell)) return "failed";
  const isClientError = cell.status >= 400 && cell.status < 500;
  return isClientError && ![408, 409, 429].includes(cell.status) ? "failed" : "unknown";
}

const names: Readonly<Record<number, string>> = {
  400: "BadRequestError",
  401: "AuthenticationError",
  403: "PermissionDeniedError",
  404: "NotFoundError",
  409: "ConflictError",
  422: "UnprocessableEntityError",
  429: "RateLimitError",
  503: "ServiceUnavailableError",
};

/** What a caller sees of a server that always answers so. */
export function expectedOf(cell: Cell): Expected {
  const outcome = outcomeOf(cell);
  // The same call again, as the caller made it: with a key that is made anew the server could not know it for a repetition.
  const isHarmless = cell.repeat === "always" || cell.repeat === "key given" || outcome === "failed";
  return {
    attempts: isSentAgain(cell) ? 1 + cell.maxRetries : 1,
    outcome,
    name: names[cell.status] ?? (cell.status >= 500 ? "InternalServerError" : "APIStatusError"),
    retryable: mayPass(cell) && isHarmless,
  };
}
