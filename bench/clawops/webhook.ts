import { verifyWebhook, type VerifyWebhookOptions } from "@pincer/clawops/webhooks";

import type { Benchmark } from "../benchmarks.ts";
import type { Result } from "../measure/result.ts";
import { interleave, pick } from "../measure/rounds.ts";
import { runMany } from "../measure/run-many.ts";
import { ratioOf, spreadOf } from "../measure/spread.ts";

const DELIVERIES = 5_000;
const CONCURRENCY = 16;

const signingKey = "whsec_0123456789abcdef0123456789abcdef";
const url = "https://example.com/webhooks/clawops?tenant=7";
const params: Readonly<Record<string, string>> = {
  MessageId: "MG0123456789abcdef0123456789abcdef",
  AccountId: "AC0123456789abcdef0123456789abcdef",
  From: "01012345678",
  To: "07012341234",
  Direction: "inbound",
  Type: "lms",
  Status: "received",
  Subject: "예약 문의",
  Body: "안녕하세요, 내일 오후 세 시에 예약할 수 있을까요? 두 사람입니다.",
  NumMedia: "0",
  Timestamp: "2026-01-05T09:30:00.000Z",
};
/** What is signed: the URL, then every field's name and value in the order of the names (ClawOps API, webhooks). */
const signed = new TextEncoder().encode(
  [
    url,
    ...Object.keys(params)
      .sort()
      .flatMap((name) => [name, params[name]]),
  ].join(""),
);

async function run(): Promise<Result> {
  const key = await importKey();
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, signed));
  const signature = Buffer.from(bytes).toString("base64");
  const delivery = { url, params, signature, signingKey };
  await rejects({ ...delivery, signature: Buffer.from(bytes.toReversed()).toString("base64") });
  const subjects = {
    verifyWebhook: () => verifyWebhook(delivery),
    "HMAC, key imported once": () => crypto.subtle.verify("HMAC", key, bytes, signed),
    "HMAC, key imported each time": async () => crypto.subtle.verify("HMAC", await importKey(), bytes, signed),
  };
  const runs = Object.entries(subjects).map(
    ([name, once]) => [name, () => runMany(once, DELIVERIES, CONCURRENCY)] as const,
  );
  const rounds = await interleave(Object.fromEntries(runs), { rounds: 15, warmUp: 3 });
  const speed = (name: string): number[] => pick(rounds, name, (load) => load.perSecond);
  const [ours = "", ...peers] = Object.keys(subjects);
  return {
    comparisons: peers.map((peer) => ({
      what: `verifications per second, verifyWebhook / ${peer}`,
      value: ratioOf(speed(ours), speed(peer)),
      unit: "x",
      target: { atLeast: 0.5 },
    })),
    figures: Object.keys(subjects).map((subject) => ({
      subject,
      measure: "verifications per second",
      unit: "/s",
      value: spreadOf(speed(subject)),
    })),
    remarks: [`${signed.byteLength} signed bytes in ${Object.keys(params).length} fields.`],
  };
}

/** Or a function that does nothing would be the fastest. */
async function rejects(wrong: VerifyWebhookOptions): Promise<void> {
  const isRefused = await verifyWebhook(wrong).then(
    () => false,
    () => true,
  );
  if (!isRefused) throw new Error("verifyWebhook takes a wrong signature");
}

function importKey(): Promise<CryptoKey> {
  const raw = new TextEncoder().encode(signingKey);
  return crypto.subtle.importKey("raw", raw, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
}

/** Against the platform's own HMAC of the same bytes. */
export const benchmark: Benchmark = {
  title: `Verification of one webhook, ${CONCURRENCY} at a time, ${DELIVERIES} per round`,
  run,
};
