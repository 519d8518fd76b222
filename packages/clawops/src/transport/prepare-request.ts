import { redact } from "@pincer/shared";

import type { RequestInfo } from "../errors/api-error.ts";
import { ClawOpsError } from "../errors/claw-ops-error.ts";
import { readHeaders } from "../options/check-headers.ts";
import type { Settings } from "../options/settings.ts";
import { applyRules } from "../rules/apply-rules.ts";
import { type EncodedBody, encodeForm, encodeJson } from "../wire/encode-body.ts";
import { encodeRequest } from "../wire/encode-request.ts";
import type { Operation } from "../wire/operation.ts";
import { fillPath, secretsInPath } from "../wire/path.ts";
import { toQuery } from "../wire/query.ts";
import { withKey } from "./idempotency-key.ts";
import type { PreparedRequest } from "./prepared-request.ts";
import type { RequestOptions } from "./request-options.ts";
import { secretsOfCall } from "./secrets-of-call.ts";

/** What a method of a resource asks for. */
export interface Call {
  readonly operation: Operation;
  /** The values of the path's parameters, by name. */
  readonly path: Readonly<Record<string, unknown>>;
  readonly params?: unknown;
  readonly options?: RequestOptions | undefined;
  /** The bearer of operations that do not take the account's key. */
  readonly bearer?: string | undefined;
}

/**
 * Checks what the caller wants to send and builds the request.
 *
 * @throws {ClawOpsError} of kind `invalid-argument`; nothing was sent then
 */
export async function prepareRequest(settings: Settings, call: Call): Promise<PreparedRequest> {
  const { operation, options = {} } = call;
  const { path, safePath } = fillPath(operation.path, call.path);
  const bearer = bearerOf(settings, call);
  const secrets = settings.secrets.with([
    ...secretsInPath(operation.path, call.path),
    ...(bearer === undefined || bearer === settings.apiKey ? [] : [bearer]),
    ...secretsOfCall({ params: call.params, headers: options.extraHeaders, query: options.extraQuery }),
  ]);
  const clean = (text: string): string => secrets.text(text);
  const encoded = encodeRequest(operation, applyRules(operation.id, call.params), clean);
  const query = toQuery({ ...encoded.query, ...options.extraQuery });
  const { fields, generatedKey } = encoded.fields === undefined ? {} : withKey(operation, encoded.fields);
  const body =
    fields === undefined ? undefined : encoded.isForm ? await encodeForm(fields) : encodeJson(fields, operation.id);
  const { baseURL } = settings;
  return {
    operation,
    url: `${baseURL}${path}${query}`,
    headers: headersOf(settings, call, body, bearer),
    body: body?.body,
    secrets,
    info: new SafeInfo(operation.method, () => secrets.exact(redact(`${baseURL}${safePath}${query}`))),
    generatedKey,
  };
}

/** The URL is made when somebody first looks: most requests have no hook, log or error that wants it. */
class SafeInfo implements RequestInfo {
  readonly method: string;
  readonly #makeUrl: () => string;
  #url: string | undefined;

  constructor(method: string, makeUrl: () => string) {
    this.method = method;
    this.#makeUrl = makeUrl;
  }

  get url(): string {
    return (this.#url ??= this.#makeUrl());
  }
}

function headersOf(
  settings: Settings,
  call: Call,
  body: EncodedBody | undefined,
  bearer: string | undefined,
): Record<string, string> {
  return {
    accept: call.operation.download === true ? "*/*" : "application/json",
    ...settings.defaultHeaders,
    ...readHeaders(call.options?.extraHeaders),
    ...(body === undefined ? {} : { "content-type": body.contentType }),
    ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
  };
}

/** Operations with a secret of their own never get the account's key. */
function bearerOf(settings: Settings, { operation, bearer }: Call): string | undefined {
  if (operation.auth === undefined) return settings.apiKey;
  if (operation.auth === "none") return undefined;
  if (typeof bearer === "string" && /^[\x21-\x7e]+$/.test(bearer)) return bearer;
  const name = operation.auth === "nonce" ? "nonce" : "enrollmentToken";
  throw new ClawOpsError(`${operation.id}: \`${name}\` must be a string without spaces.`, { kind: "invalid-argument" });
}
