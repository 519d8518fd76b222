/**
 * How fast a webhook is verified, against bare WebCrypto on the same bytes in the same run: `node bench/webhooks.ts`. Both take turns, so
 * that what else the machine does hits both; the ratio is what counts.
 */
import { signWebhook, verifyWebhook } from "@pincer/clawops/webhooks";

const ROUNDS = 40;
const PER_ROUND = 250;

const url = "https://api.example.com/clawops?tenant=7";
const signingKey = "whsec_bench_signing_key";
const params = {
  MessageId: "MG0123456789abcdef0123456789abcdef",
  AccountId: "AC0123456789abcdef0123456789abcdef",
  From: "01012345678",
  To: "07012341234",
  Direction: "inbound",
  Type: "lms",
  Status: "received",
  Timestamp: "2026-10-01T00:00:00.000Z",
  Subject: "주문",
  Body: "안녕하세요. ".repeat(40),
  NumMedia: "0",
};

const signature = await signWebhook({ url, params, signingKey });
const text = Object.entries(params)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .flat()
  .join("");
const bytes = new TextEncoder().encode(url + text);
const algorithm = { name: "HMAC", hash: "SHA-256" };
const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(signingKey), algorithm, false, ["sign"]);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  for (let count = 0; count < PER_ROUND; count += 1) await work();
  return performance.now() - started;
}

const verify = (): Promise<unknown> => verifyWebhook({ url, params, signature, signingKey });
const bare = (): Promise<unknown> => crypto.subtle.sign("HMAC", key, bytes);

await timed(verify);
await timed(bare);
const ratios: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const ours = await timed(verify);
  ratios.push((await timed(bare)) / ours);
}
ratios.sort((one, other) => one - other);
const shown = (share: number): string => (ratios[Math.floor(share * (ROUNDS - 1))] ?? Number.NaN).toFixed(2);
process.stdout.write(
  `verifyWebhook: ${shown(0.5)} times the speed of a bare HMAC (quartiles ${shown(0.25)} to ${shown(0.75)})\n`,
);
