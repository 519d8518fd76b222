import type { SecretKeeper } from "@pincer/shared/internal";

import type { HttpSide, LoggedBody } from "../../contract/log-entry.ts";
import type { TargetName } from "../../contract/status.ts";
import { loggedText } from "../log/logged-body.ts";
import type { TrafficLog } from "../log/traffic-log.ts";
import { loggedHeaders } from "./proxy-headers.ts";

/** What is known when a request arrives. */
export interface RecordedRequest {
  readonly target: TargetName;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: Uint8Array | undefined;
}

/** Writes one exchange down when it is over: answered or failed, once. */
export class HttpRecord {
  readonly #log: TrafficLog;
  readonly #keeper: SecretKeeper;
  readonly #request: RecordedRequest;
  readonly #startedAt = new Date().toISOString();
  readonly #started = performance.now();
  #written = false;

  constructor(log: TrafficLog, keeper: SecretKeeper, request: RecordedRequest) {
    this.#log = log;
    this.#keeper = keeper;
    this.#request = request;
  }

  /** The whole answer is there: its text, or how many bytes it had. */
  answered(answer: Response, body: string | number): void {
    const logged: LoggedBody | null =
      typeof body === "string" ? loggedText(body, this.#keeper) : { type: "binary", bytes: body };
    this.#write({
      status: answer.status,
      response: { headers: loggedHeaders(answer.headers, this.#keeper), body: logged },
    });
  }

  /** No (whole) answer came. */
  failed(error: string): void {
    this.#write({ status: null, response: null, error });
  }

  #write(outcome: { status: number | null; response: HttpSide | null; error?: string }): void {
    if (this.#written) return;
    this.#written = true;
    const { target, method, path, headers, body } = this.#request;
    this.#log.add({
      kind: "http",
      at: this.#startedAt,
      target,
      method,
      path: this.#keeper.text(path),
      durationMs: Math.round(performance.now() - this.#started),
      request: { headers: loggedHeaders(headers, this.#keeper), body: this.#loggedRequestBody(body, headers) },
      ...outcome,
    });
  }

  #loggedRequestBody(body: Uint8Array | undefined, headers: Headers): LoggedBody | null {
    if (body === undefined || body.byteLength === 0) return null;
    if (/^multipart\//i.test(headers.get("content-type") ?? "")) return { type: "binary", bytes: body.byteLength };
    return loggedText(new TextDecoder().decode(body), this.#keeper);
  }
}
