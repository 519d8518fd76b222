/** What a WebSocket close code means when a gateway (or the way to it) ends a connection. */
export interface CloseCode {
  readonly code: number;
  readonly name: string;
  /** What it means here. */
  readonly meaning: string;
  /** Whether a new connection can do better. */
  readonly recoverable: boolean;
}

/** The table of close codes. A refused connect is judged by the gateway's answer, which comes before the close. */
export const closeCodes: readonly CloseCode[] = [
  row(1000, "normal closure", "the gateway ended the connection; during the handshake: it had waited too long"),
  row(1001, "going away", "the gateway or a proxy is shutting down"),
  row(1002, "protocol error", "the gateway refused the protocol"),
  row(1005, "no status", "closed without a code"),
  row(1006, "abnormal closure", "the connection broke without a goodbye"),
  // After the handshake this is v3's "slow consumer": a new connection starts with an empty buffer.
  row(1008, "policy violation", "the gateway refused this client, or the client read too slowly"),
  row(1009, "message too big", "a frame was larger than the gateway's limit"),
  row(1011, "internal error", "the gateway failed"),
  row(1012, "service restart", "the gateway is restarting"),
  row(1013, "try again later", "the gateway is starting"),
  row(4001, "device removed", "this device's token was revoked", false),
];

/** The row of a code; for a code that is not in the table, one that is recoverable. */
export function closeCode(code: number): CloseCode {
  return closeCodes.find((entry) => entry.code === code) ?? row(code, "unknown", "an unknown close code");
}

function row(code: number, name: string, meaning: string, recoverable = true): CloseCode {
  return { code, name, meaning, recoverable };
}
