import { expect, test } from "vitest";

import { localApi } from "../../test/local-api.ts";

const key = (letter: string) => `${letter.repeat(43)}=`;

test("a token lets one phone in, for a day", async () => {
  const { clock, post } = localApi();
  const enroll = (token: unknown, wgPubkey: string) =>
    post("/v1/mobile-gateways/enroll", { wgPubkey }, { authorization: `Bearer ${String(token)}` });
  const token = async () => (await post("/mobile-gateways/enrollment-tokens")).body["token"];
  const first = await token();
  expect(await enroll("nothing", key("A"))).toMatchObject({ status: 401 });
  expect(await enroll(first, "short")).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
  expect(await enroll(first, key("A"))).toMatchObject({ status: 201, body: { keepalive: 25 } });
  expect(await enroll(first, key("B"))).toMatchObject({ status: 401 });
  expect(await enroll(await token(), key("A"))).toMatchObject({ status: 409 });
  const late = await token();
  clock.advance(24 * 3_600_000);
  expect(await enroll(late, key("C"))).toMatchObject({ status: 401 });
});

test("a verification is pending until the phone proves its number, or it expires", async () => {
  const { api, clock, send } = localApi();
  const status = (nonce: string) =>
    send("GET", "/v1/mobile-gateways/verification/status", undefined, { authorization: `Bearer ${nonce}` });
  const [first, second] = [api.simulate.mobileVerification(), api.simulate.mobileVerification()];
  expect((await status(first.nonce)).body).toMatchObject({ status: "pending", verifiedNumber: null });
  first.verify("010-1234-5678");
  clock.advance(600_000);
  expect((await status(first.nonce)).body).toMatchObject({ status: "verified", verifiedNumber: "01012345678" });
  expect((await status(second.nonce)).body).toMatchObject({ status: "expired" });
  expect(() => second.verify("01012345678")).toThrow(/expired/);
  expect(await status("nothing")).toMatchObject({ status: 404 });
});
