import { PincerError, redact } from "@pincer/shared";
import { describeThrown, isRecord } from "@pincer/shared/internal";

import { badGateway } from "../../contract/paths.ts";
import { adviceFor } from "./advice.ts";

/** An error as it is shown: what failed, in whose words, and what to do. */
export interface ErrorView {
  /** The error's class, such as `BadRequestError`. */
  readonly name: string;
  readonly message: string;
  /** The server's code, if it gave one. */
  readonly code: string | null;
  readonly status: number | null;
  readonly requestId: string | null;
  /** What to do about it; empty where the message says that itself. */
  readonly advice: string;
  /** What is wrong with which field, where the server says. */
  readonly issues: readonly { readonly path: string; readonly message: string }[];
}

/** Reads any thrown value; of a Pincer error its class, code and place. */
export function describeError(thrown: unknown): ErrorView {
  const fields: Record<string, unknown> = isRecord(thrown) ? thrown : {};
  const code = text(fields["code"]);
  const known = PincerError.isInstance(thrown);
  return {
    name: thrown instanceof Error ? thrown.name : "Error",
    message: redact(
      serverWords(fields) ?? bridgeWords(fields) ?? (thrown instanceof Error ? thrown.message : describeThrown(thrown)),
    ),
    code,
    status: typeof fields["status"] === "number" ? fields["status"] : null,
    requestId: text(fields["requestId"]),
    advice:
      bridgeWords(fields) !== null
        ? ""
        : adviceFor({ kind: known ? thrown.kind : undefined, code, outcome: text(fields["outcome"]) }),
    issues: readIssues(fields),
  };
}

/** What the API itself said: class, code and status are shown beside it and need no repetition. */
function serverWords(fields: Record<string, unknown>): string | null {
  return isRecord(fields["body"]) ? text(fields["body"]["error"]) : null;
}

/** What the playground's server said when it could not reach the gateway; what to do is part of it. */
function bridgeWords(fields: Record<string, unknown>): string | null {
  return fields["closeCode"] === badGateway ? text(fields["closeReason"]) : null;
}

function readIssues(fields: Record<string, unknown>): ErrorView["issues"] {
  const body = isRecord(fields["body"]) ? fields["body"] : {};
  const list = fields["issues"] ?? body["errors"] ?? body["issues"];
  if (!Array.isArray(list)) return [];
  return list
    .filter(isRecord)
    .map((issue) => ({ path: text(issue["path"]) ?? "", message: text(issue["message"]) ?? "" }));
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
