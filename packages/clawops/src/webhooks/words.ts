import type { PincerErrorKind } from "@pincer/shared";

import { findReason, type Attempt } from "./find-reason.ts";
import type { Reason, Refusal } from "./refusal.ts";

const FORMS_ONLY = "The signature covers forms only (POST, application/x-www-form-urlencoded).";

/** The form or the signature is not as ClawOps sends it. */
const untrusted: Partial<Record<Reason, (detail: string) => string>> = {
  signature: describeSignature,
  "too-many-fields": (limit) => `The form has more than ${limit} fields.`,
  // What is no word may be anything, also a secret.
  method: (method) => `The request is ${/^[A-Za-z]{1,10}$/.test(method) ? `a ${method}` : "no POST"}. ${FORMS_ONLY}`,
  "content-type": (type) => `The body is ${/json/i.test(type) ? "JSON" : type.slice(0, 100)}. ${FORMS_ONLY}`,
  json: () => `The body is JSON. ${FORMS_ONLY}`,
  "too-long": (limit) => `The body is longer than ${limit} bytes (\`maxBytes\`).`,
  "not-utf-8": () => "The body is not UTF-8.",
  "bad-escape": () => "The body is not a form: a percent sign in it does not begin the code of a UTF-8 character.",
};

/** Whoever calls has to change something. */
const misused: Partial<Record<Reason, string>> = {
  key: "`signingKey` must be the account's signing key or a list of them, as text and not empty (it is in the ClawOps console, and not the API key).",
  url: "There is no absolute URL: give it as `url`, exactly as it was registered with ClawOps.",
  params: "`params` must be the fields of the form, an object of strings.",
  "request-type": "What is unwrapped must be a Fetch `Request`, or { method, url, headers, body } of a Node framework.",
  stream: "The `body` is a stream: pass on what is in it, as text or bytes.",
  "body-read": "The body was read before: pass the request on unread, or a `clone()` of it.",
  "no-body":
    "The request has no `body`: put the framework's form parser before this (`express.urlencoded({ extended: false })`).",
};

/** A refusal as a message and its kind; `isOwn`: of a webhook that the caller signs, and nobody sent. */
export async function words(
  refusal: Refusal,
  redact: (text: string) => string,
  isOwn = false,
): Promise<[message: string, kind: PincerErrorKind]> {
  const { detail } = refusal;
  const reason = refusal.message as Reason;
  if (isOwn && reason === "field") return [describeOwnField(detail as readonly unknown[]), "invalid-argument"];
  if (isOwn && reason === "url") return [describeOwnUrl(detail), "invalid-argument"];
  const misuse = misused[reason];
  if (misuse !== undefined) return [misuse, "invalid-argument"];
  if (reason === "webcrypto")
    return ["This runtime has no WebCrypto (`crypto.subtle`). A web page has it under https only.", "unsupported"];
  if (reason === "body-broken") return ["The body broke off.", "connection"];
  if (reason === "too-slow")
    return [`The body was not complete within ${String(detail)} ms (\`timeoutMs\`).`, "timeout"];
  if (reason === "field") return [describeField(detail as readonly unknown[]), "verification"];
  if (reason === "mismatch")
    return [`The X-Signature does not match. ${await findReason(detail as Attempt, redact)}`.trim(), "verification"];
  return [untrusted[reason]?.(String(detail)) ?? reason, "verification"];
}

function describeField([name, value]: readonly unknown[]): string {
  const what = `The field ${JSON.stringify(String(name).slice(0, 50))}`;
  return typeof value === "string" || Array.isArray(value)
    ? `${what} is there more than once. A signature covers one value for each name.`
    : `${what} is not a string. Give the fields as they came, without further parsing (\`extended: false\` in Express).`;
}

/** Of a test's own webhook, where nobody sent anything. */
function describeOwnField([name, value]: readonly unknown[]): string {
  if (typeof name !== "string") return "`params` must be an object of texts, or pairs of a name and a text.";
  const where = `The field ${JSON.stringify(name.slice(0, 50))} of \`params\``;
  return typeof value === "string"
    ? `${where} is there more than once. A signature covers one value for each name.`
    : `${where} must be a string, got ${kindOf(value)}. ClawOps sends forms: give it as the text that stands there, such as "1".`;
}

function describeOwnUrl(url: unknown): string {
  const given = typeof url === "string" ? "another text" : kindOf(url);
  return `\`url\` must be the absolute URL of the webhook as text, such as "https://example.com/hook", exactly as the receiver knows it; got ${given}.`;
}

/** Of its own: what a chunk of the first load holds for others would be loaded with it. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function describeSignature(text: string): string {
  if (text === "")
    return "The header X-Signature is missing: ClawOps did not send this, or something on the way took the header out.";
  if (text.includes(",")) return "There is more than one X-Signature.";
  const wrong =
    text.trim() !== text
      ? "there is whitespace around it"
      : text.length === 44
        ? "it has other characters"
        : `it has ${text.length} characters and not 44`;
  return `The X-Signature is not base64 of 32 bytes: ${wrong}. Pass the header on as it came.`;
}
