import { shapes } from "../generated/shapes.ts";
import { checkAnswer } from "../wire/check-answer.ts";
import { fileNameOf } from "../wire/content-disposition.ts";
import { decodeAnswer } from "../wire/decode-answer.ts";
import type { Answer } from "./attempt-result.ts";
import type { Download } from "./download.ts";
import { baseOptions, type ErrorContext } from "./error-context.ts";
import { unreadable } from "./unreadable.ts";

const decoder = /* @__PURE__ */ new TextDecoder();

/** As much of a body as an error shows. */
const SAMPLE = 120;

/**
 * The value of an answer of success: camelCase data, a download, or `undefined` where the operation has no answer.
 *
 * @throws {APIResponseValidationError} where it is not JSON or breaks a promise
 */
export function readAnswer(answer: Answer, context: ErrorContext): unknown {
  const { operation } = context.request;
  if (operation.download === true) {
    if (answer.status === 200) return download(answer);
    // A part of a recording, an empty one, or a "not yet" would be kept as the recording.
    throw unreadable("is not the file", [], answer.status, baseOptions(answer, context), context);
  }
  const shape = shapes[operation.id]?.answer;
  if (shape === undefined) return undefined;
  const data = parse(answer, context);
  const issues = checkAnswer(data, shape);
  if (issues.length > 0)
    throw unreadable("breaks the API's contract", issues, answer.status, baseOptions(answer, context), context);
  return decodeAnswer(data, shape);
}

function download({ body, headers }: Answer): Download {
  return {
    data: body,
    contentType: headers.get("content-type") ?? "application/octet-stream",
    filename: fileNameOf(headers.get("content-disposition")),
  };
}

function parse(answer: Answer, context: ErrorContext): unknown {
  const text = decoder.decode(answer.body);
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable(
      "is not JSON",
      [{ path: "", message: beginningOf(text, context) }],
      answer.status,
      baseOptions(answer, context),
      context,
    );
  }
}

/** How a text that is no JSON begins. Half an answer of the API is not shown: it may hold a link or a token that it was asked for. */
function beginningOf(text: string, { request }: ErrorContext): string {
  const begun = text.trimStart();
  if (begun === "") return "it is empty";
  if (/^[[{]/.test(begun)) return `it begins like JSON, and is cut off or broken in its ${text.length} characters`;
  return `it begins with ${JSON.stringify(request.secrets.text(text).slice(0, SAMPLE))}`;
}
