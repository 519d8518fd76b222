import { isRecord } from "@pincer/shared/internal";

import type { Cause } from "./cause.ts";
import { type AttemptClues, commandOf } from "./clues.ts";

/** Where a gateway with `gateway.tls.autoGenerate` keeps the certificate that it made for itself. */
const ownFile = "~/.openclaw/gateway/tls/gateway-cert.pem";
const printIt = `\`openssl x509 -noout -fingerprint -sha256 -in ${ownFile}\` on its machine (or with the file in gateway.tls.certPath) prints the fingerprint`;
const pinIt = `Or pin it, as for one that the gateway made for itself: \`WebSocket: pinnedWebSocket(fingerprint)\` of @pincer/gateway-client/node; ${printIt}.`;

const certificates: Readonly<Record<string, readonly [Cause["problem"], what: string, ...steps: string[]]>> = {
  CERT_HAS_EXPIRED: ["certificate-expired", "has expired", "Renew the certificate there."],
  CERT_NOT_YET_VALID: [
    "certificate-expired",
    "is not valid yet",
    "Check this machine's clock, and the certificate's first day.",
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    "certificate-wrong-host",
    "is for another host",
    "Use a host name that is in the certificate in the `url` option.",
    pinIt,
  ],
  CERT_NOT_PINNED: [
    "certificate-not-pinned",
    "is not the pinned one",
    `If it was renewed, pin the new one, or both in a list: ${printIt}.`,
    "If it was not, what answers there is not your gateway: find out who it is before you connect.",
  ],
};
const untrusted = [
  "certificate-untrusted",
  "is not trusted here",
  "Give Node the authority that signed it with the environment variable NODE_EXTRA_CA_CERTS (a PEM file).",
  pinIt,
] as const;

/** The cause where Node's sockets could not make a connection; `detail` is what the error says. */
export function networkCause(error: unknown, detail: string, clues: AttemptClues): Cause {
  const { place } = clues;
  const code = isRecord(error) && typeof error["code"] === "string" ? error["code"] : "";
  const retryable = true;
  if (/CERT|ALTNAME|UNABLE_TO_VERIFY/.test(code)) {
    const [problem, words, ...steps] = certificates[code] ?? untrusted;
    return { problem, what: `The certificate of ${place} ${words}`, steps, retryable: false };
  }
  const bytes = firstBytes(error);
  if (/wrong version number|packet length too long|SSL routines::.*record/i.test(detail) || code === "EPROTO") {
    const steps = ["What listens there does not speak TLS: use ws:// in the `url` option, or check the port."];
    return { problem: "tls-not-spoken", what: `No TLS with ${place}`, steps, retryable: false };
  }
  if (bytes !== undefined && !isTls(bytes)) {
    const steps = ["What listens there speaks neither HTTP nor TLS: check host and port in the `url` option."];
    const sample = JSON.stringify(clues.settings.keeper.text(new TextDecoder().decode(bytes.subarray(0, 60))));
    const what = `${place} did not answer with HTTP but with ${sample}`;
    return { problem: "not-a-gateway", what, steps, retryable: false };
  }
  if (bytes !== undefined || (/^(?:HPE_|WS_ERR_)/.test(code) && place.startsWith("ws:"))) {
    const steps = ["It seems to speak TLS: use wss:// in the `url` option, or check the port."];
    return { problem: "tls-expected", what: `${place} did not answer with HTTP`, steps, retryable: false };
  }
  if (/socket hang up|ECONNRESET|EPIPE/.test(`${code} ${detail}`)) {
    const speaks = place.startsWith("wss:") ? "no TLS (then use ws://)" : "TLS (then use wss://)";
    const steps = [
      `It is no gateway, speaks ${speaks}, or is just stopping: see ${commandOf(clues, "gateway status")}.`,
    ];
    return { problem: "unreachable", what: `${place} hung up`, steps, retryable };
  }
  if (/^ERR_SSL|^ERR_TLS/.test(code)) {
    return {
      problem: "tls-failed",
      what: `No TLS with ${place}`,
      steps: ["Check TLS at the gateway or its proxy."],
      retryable: false,
    };
  }
  return { ...lookedFor(code, clues), retryable };
}

function lookedFor(code: string, clues: AttemptClues): Omit<Cause, "retryable"> {
  const { place } = clues;
  if (code === "ECONNREFUSED") {
    const steps = [
      `Is the gateway running? See ${commandOf(clues, "gateway status")} on its machine, and check host and port in the \`url\` option.`,
      'From another machine it is reached only where its gateway.bind is not "loopback", or through a tunnel.',
    ];
    return { problem: "nothing-listening", what: `Nothing listens at ${place}`, steps };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    const steps = ["Check the host name in the `url` option, and this machine's network and DNS."];
    return { problem: "unknown-host", what: `The host of ${place} was not found`, steps };
  }
  const steps = [
    `Check host and port in the \`url\` option, the network and firewalls; see ${commandOf(clues, "gateway status")} on its machine.`,
  ];
  return { problem: "unreachable", what: `No connection to the gateway at ${place}`, steps };
}

/** Node's HTTP parser keeps what it could not read. */
function firstBytes(error: unknown): Uint8Array | undefined {
  const raw = isRecord(error) ? error["rawPacket"] : undefined;
  return ArrayBuffer.isView(raw) && raw.byteLength > 0
    ? new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength)
    : undefined;
}

/** A TLS record: an alert (21) or a handshake (22) of version 3.x. */
function isTls([type, version]: Uint8Array): boolean {
  return (type === 21 || type === 22) && version === 3;
}
