import { expect, test } from "vitest";

import { from, localApi } from "../../test/local-api.ts";

test("a number is routed to a SIP endpoint that is active and has an active route", async () => {
  const { post, send } = localApi();
  const { id } = (await post("/sip-endpoints", { name: "본사" })).body;
  const routeTo = (sipEndpointId: string) => send("PUT", `/numbers/${from}`, { routingType: "sip", sipEndpointId });
  expect(await routeTo("SE_none")).toMatchObject({ status: 400, body: { code: "INVALID_ENDPOINT" } });
  expect(await routeTo(id)).toMatchObject({ status: 409, body: { code: "NO_ACTIVE_ROUTES" } });
  const route = await post(`/sip-endpoints/${id}/routes`, { uri: "sip:pbx.example.com:5060" });
  expect(route).toMatchObject({
    status: 201,
    body: { priority: 10, weight: 100, transport: "udp", status: "active", failureCount: 0, lastUsedAt: null },
  });
  await send("PUT", `/sip-endpoints/${id}`, { status: "disabled" });
  expect(await routeTo(id)).toMatchObject({ status: 409, body: { code: "ENDPOINT_INACTIVE" } });
  await send("PUT", `/sip-endpoints/${id}`, { status: "active" });
  expect(await routeTo(id)).toMatchObject({ status: 200, body: { sipEndpointId: id } });
  expect(await send("DELETE", `/sip-endpoints/${id}`)).toMatchObject({ status: 409, body: { code: "IN_USE" } });
  await send("PUT", `/numbers/${from}`, { routingType: "webhook" });
  expect(await send("DELETE", `/sip-endpoints/${id}`)).toMatchObject({ status: 200, body: { ok: true } });
});

test("routes come by priority and belong to their endpoint", async () => {
  const { get, post } = localApi();
  const [first, second] = [await post("/sip-endpoints", { name: "a" }), await post("/sip-endpoints", { name: "b" })];
  const routes = `/sip-endpoints/${first.body.id}/routes`;
  await post(routes, { uri: "sip:b.example.com", priority: 20 });
  const { id } = (await post(routes, { uri: "sips:a.example.com", priority: 5 })).body;
  expect((await get(routes)).body.data.map((route) => route["priority"])).toEqual([5, 20]);
  expect((await get(`/sip-endpoints/${first.body.id}`)).body["routes"]).toHaveLength(2);
  expect(await get(`/sip-endpoints/${second.body.id}/routes/${id}`)).toMatchObject({ status: 404 });
  expect(await post(routes, { uri: "https://example.com" })).toMatchObject({ status: 400 });
});

test("a credential's password is shown once, its username is its own", async () => {
  const { get, post } = localApi();
  const body = { name: "전화", username: "phone_1" };
  const created = await post("/sip-credentials", body);
  expect(created).toMatchObject({
    status: 201,
    body: { username: "phone_1", realm: "ac_test.sip.claw-ops.com", enabled: true, password: expect.any(String) },
  });
  expect((await get(`/sip-credentials/${created.body.id}`)).body).not.toHaveProperty("password");
  expect(await post("/sip-credentials", body)).toMatchObject({ status: 409, body: { code: "USERNAME_TAKEN" } });
  const acl = await post("/sip-credentials", { ...body, username: "phone_2", ipAclId: "SA_none" });
  expect(acl).toMatchObject({ status: 400, body: { code: "INVALID_ACL" } });
  expect(await post("/sip-credentials", { ...body, username: "a b" })).toMatchObject({ status: 400 });
  expect(await post("/sip-credentials", { ...body, username: "phone_3", password: "short" })).toMatchObject({
    status: 400,
  });
});

test("an IP ACL that a credential uses stays", async () => {
  const { post, send } = localApi();
  expect(await post("/sip-ip-acls", { name: "a", cidrs: ["300.0.0.0/8"] })).toMatchObject({
    status: 400,
    body: { code: "VALIDATION", errors: [{ path: "/body/cidrs/0" }] },
  });
  const { id } = (await post("/sip-ip-acls", { name: "a", cidrs: ["203.0.113.0/24"] })).body;
  const credential = await post("/sip-credentials", { name: "b", username: "phone_1", ipAclId: id });
  expect(await send("DELETE", `/sip-ip-acls/${id}`)).toMatchObject({ status: 409, body: { code: "IN_USE" } });
  await send("PUT", `/sip-credentials/${credential.body.id}`, { ipAclId: null });
  expect(await send("DELETE", `/sip-ip-acls/${id}`)).toMatchObject({ status: 200, body: { ok: true } });
});

test("a softphone needs a credential that is active", async () => {
  const { post, send } = localApi();
  const { id } = (await post("/sip-credentials", { name: "b", username: "phone_1" })).body;
  const routeTo = (sipCredentialId: string) =>
    send("PUT", `/numbers/${from}`, { routingType: "softphone", sipCredentialId });
  expect(await routeTo("SC_none")).toMatchObject({ status: 400, body: { code: "INVALID_CREDENTIAL" } });
  await send("PUT", `/sip-credentials/${id}`, { status: "disabled" });
  expect(await routeTo(id)).toMatchObject({ status: 409, body: { code: "CREDENTIAL_INACTIVE" } });
});

test("a WebRTC token has the claims of the real one, and is revoked once", async () => {
  const { post, send } = localApi();
  const { id } = (await post("/sip-credentials", { name: "b", username: "phone_1" })).body;
  const { status, body } = await post(`/sip-credentials/${id}/tokens`, { ttl_seconds: 60, subject: "사용자" });
  expect([status, body["token_type"], body["expires_at"]]).toEqual([201, "Bearer", "2026-01-01T00:01:00.000Z"]);
  const payload = Buffer.from(String(body["token"]).split(".")[1] ?? "", "base64url").toString("utf8");
  const claims = JSON.parse(payload) as { jti: string; [name: string]: unknown };
  expect(claims).toMatchObject({ account_id: "AC_test", parent_credential_id: id, sub: "사용자" });
  expect(claims.jti).toMatch(/^SCEPH_/);
  const path = `/sip-credentials/${id}/tokens/${claims.jti}`;
  expect(await send("DELETE", path)).toMatchObject({ status: 204 });
  expect(await send("DELETE", path)).toMatchObject({ status: 404 });
  expect(await post(`/sip-credentials/${id}/tokens`, { ttl_seconds: 0 })).toMatchObject({ status: 400 });
});
