/** The kinds of messages. */
export type MessageType = "sms" | "lms" | "mms" | "ata" | "bms";

/** A message as the server remembers it. */
export interface MessageRecord {
  readonly id: string;
  readonly direction: "outbound" | "inbound";
  readonly type: MessageType;
  readonly from: string;
  readonly to: string;
  readonly subject: string | null;
  readonly body: string | null;
  readonly mediaCount: number;
  readonly createdAt: number;
  status: "queued" | "sent" | "failed" | "received";
  updatedAt: number | undefined;
}
