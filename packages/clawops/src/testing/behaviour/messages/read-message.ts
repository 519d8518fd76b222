import { isRecord } from "@pincer/shared/internal";

import type { MessageType } from "../../state/message-record.ts";
import { inferMessageType } from "./infer-message-type.ts";

/** The content of a message that is to be sent. */
export interface MessageContent {
  readonly type: MessageType;
  /** False where the type was inferred. */
  readonly typeGiven: boolean;
  readonly body: string | undefined;
  readonly subject: string | undefined;
  readonly mediaUrl: readonly string[];
  readonly kakao: Readonly<Record<string, unknown>> | undefined;
  readonly brand: Readonly<Record<string, unknown>> | undefined;
  readonly fallback: Readonly<Record<string, unknown>> | undefined;
}

/** Reads the content from a body that fits the schema. */
export function readMessage(body: Readonly<Record<string, unknown>>): MessageContent {
  const record = (name: string): Readonly<Record<string, unknown>> | undefined => {
    const value = body[name];
    return isRecord(value) ? value : undefined;
  };
  const text = (name: string): string | undefined => {
    const value = body[name];
    return typeof value === "string" ? value : undefined;
  };
  const media = body["MediaUrl"];
  const mediaUrl = Array.isArray(media) ? media.map(String) : [];
  const [kakao, brand, given] = [record("Kakao"), record("Brand"), text("Type")];
  const inferred = inferMessageType({
    body: text("Body") ?? "",
    subject: text("Subject"),
    mediaCount: mediaUrl.length,
    kakao: kakao !== undefined,
    brand: brand !== undefined,
  });
  return {
    type: given === undefined ? inferred : (given as MessageType),
    typeGiven: given !== undefined,
    body: text("Body"),
    subject: text("Subject"),
    mediaUrl,
    kakao,
    brand,
    fallback: record("Fallback"),
  };
}
