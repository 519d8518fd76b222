import { isRecord } from "@pincer/shared/internal";

import { wrongParams } from "./wrong-params.ts";

/** The type that each content has on the wire. */
const kakaoTypes: ReadonlyArray<readonly [content: string, type: string]> = [
  ["kakao", "ata"],
  ["brand", "bms"],
];

const types: ReadonlySet<unknown> = new Set(["sms", "lms", "mms", "ata", "bms"]);

/** @throws {ClawOpsError} for a message without content, or with a `type` that its content does not have */
export function checkMessage(operation: string, params: unknown): void {
  if (!isRecord(params)) return;
  const { type, brand, body, mediaUrl, kakao } = params;
  if ([brand, body || undefined, mediaUrl, kakao].every((part) => part === undefined))
    throw wrongParams(operation, "one of `body`, `kakao` or `brand` is required");
  if (!types.has(type)) return; // none, or one that the check of its value tells of
  for (const [content, own] of kakaoTypes) {
    const isContent = params[content] !== undefined;
    if (isContent ? type === own : type !== own) continue;
    const fit = isContent ? `\`${content}\`, which is "${own}"` : `a message without \`${content}\``;
    throw wrongParams(operation, `\`type: ${JSON.stringify(type)}\` does not fit ${fit}`);
  }
}
