import { expect, test } from "vitest";

import { PLANTED_SIGNING_KEY } from "../../test/canaries.ts";
import { createLocalClawOps } from "../testing/index.ts";
import { unwrapWebhook, type WebhookEvent } from "./index.ts";

const signingKey = PLANTED_SIGNING_KEY;

test("what the local server sends verifies and is told apart", async () => {
  const events: WebhookEvent[] = [];
  const receive: typeof globalThis.fetch = async (input, init) => {
    events.push(await unwrapWebhook(new Request(input, init), { signingKey }));
    return new Response(null, { status: 204 });
  };
  const api = createLocalClawOps({ apiKey: "sk_test", accountId: "AC_test", signingKey, fetch: receive });
  const post = (path: string, body: object): Promise<Response> =>
    api.fetch(`${api.url}/v1/accounts/AC_test${path}`, {
      method: "POST",
      headers: { authorization: "Bearer sk_test", "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  await post("/webhooks", { url: "https://example.com/hook?a=1&b=%EC%95%88", events: ["message.received"] });
  await api.simulate.inboundMessage({ from: "01012345678", to: "07012341234", body: "안녕 + 1", mediaCount: 2 });
  await api.settled();
  expect(api.deliveries.map(({ status }) => status)).toEqual(["delivered"]);
  expect(events).toMatchObject([
    {
      type: "message.received",
      data: {
        from: "01012345678",
        body: "안녕 + 1",
        numMedia: "2",
        mediaUrls: [expect.stringMatching(/media.0$/), expect.stringMatching(/media.1$/)],
      },
    },
  ]);
});
