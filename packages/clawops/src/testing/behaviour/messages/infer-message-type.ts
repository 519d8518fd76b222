import { inferTextType } from "../../../korean/infer-text-type.ts";
import { scanText } from "../../../korean/scan-text.ts";
import type { MessageType } from "../../state/message-record.ts";

/** What decides over the type of a message that names none. */
export interface TypeHints {
  readonly body: string;
  readonly subject: string | undefined;
  readonly mediaCount: number;
  readonly kakao: boolean;
  readonly brand: boolean;
}

/** The type that the service picks where `Type` is left out. */
export function inferMessageType({ body, subject, mediaCount, kakao, brand }: TypeHints): MessageType {
  if (kakao) return "ata";
  if (brand) return "bms";
  const { bytes } = scanText(body);
  return inferTextType({ bytes, hasSubject: subject !== undefined, hasMedia: mediaCount > 0 });
}
