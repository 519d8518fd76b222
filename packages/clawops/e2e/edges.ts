import { inspectMessage, normalizePhoneNumber } from "../src/korean/index.ts";
import { VoiceResponse } from "../src/voiceml/index.ts";
import { signWebhookRequest, unwrapWebhook } from "../src/webhooks/index.ts";

/** What the parts beside the client give, as data: the same in every runtime. */
export async function runEdges(): Promise<unknown> {
  return {
    webhook: await receiveWebhook(),
    voice: speak(),
    texts: inspectEverything(),
    number: normalizePhoneNumber("+82 10-1234-5678"),
  };
}

async function receiveWebhook(): Promise<unknown> {
  const url = "https://example.com/hook?tenant=7";
  const params = {
    MessageId: "MG1",
    Status: "received",
    Body: "안녕 & 반가워요 🐧",
    NumMedia: "1",
    MediaUrl0: "https://x.example/a",
  };
  const signed = await signWebhookRequest({ url, params, signingKey: "whsec_1" });
  const event = await unwrapWebhook(new Request(url, signed), { signingKey: ["old", "whsec_1"] });
  const refusal = await unwrapWebhook(new Request(`${url}&x=1`, signed), { signingKey: "whsec_1" }).catch(String);
  return { signature: signed.headers["x-signature"], event, refusal };
}

function speak(): string {
  return new VoiceResponse()
    .say("안녕하세요 <&>", { language: "ko" })
    .gather({ numDigits: 1, action: "https://example.com/menu?a=1&b=2" }, (gather) => gather.say("1번을 누르세요"))
    .dial("07012341234")
    .toString();
}

/** Of every character of the basic plane: its bytes, and whether it can be printed, folded into one number. */
function inspectEverything(): number {
  let sum = 0;
  for (let code = 0; code < 0x1_00_00; code += 1) {
    if (code >= 0xd8_00 && code <= 0xdf_ff) continue;
    const { bytes, unprintable } = inspectMessage(String.fromCharCode(code));
    sum = (sum * 31 + bytes * 2 + unprintable.length) % 1_000_000_007;
  }
  return sum;
}
