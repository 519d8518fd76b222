import { expect, test } from "vitest";

import { from, localApi, to } from "../../test/local-api.ts";
import { upload } from "../../test/upload.ts";

const name = "상담원";

test("an agent has the server's defaults until it is told otherwise", async () => {
  const { post } = localApi();
  expect(await post("/agents", { name })).toMatchObject({
    status: 201,
    body: {
      name,
      instructions: "",
      greeting: true,
      language: "ko",
      model: "gpt-realtime-2.1-mini",
      voice: "7706804e-ea85-443a-968a-b9bf363bdde8",
      voiceProvider: "cartesia",
      voiceModel: "sonic-3.5",
      phoneNumbers: [],
      configuration: { outputMode: "external_tts", stt: null, vad: null, session: null },
    },
  });
});

test("a configuration excludes the shortcuts, and replaces the whole one", async () => {
  const { post, send } = localApi();
  const realtime = {
    outputMode: "realtime_voice",
    llm: { provider: "openai-realtime", model: "gpt-realtime-2.1", voice: "cedar" },
  };
  const both = await post("/agents", { name, model: "gpt-realtime-2.1", configuration: realtime });
  expect(both).toMatchObject({ status: 400, body: { code: "VALIDATION", errors: [{ path: "/body/model" }] } });
  const agentId = String((await post("/agents", { name })).body["agentId"]);
  const changed = await send("PATCH", `/agents/${agentId}`, { configuration: realtime });
  expect(changed.body).toMatchObject({ voice: "cedar", voiceModel: null, configuration: { tts: null } });
  const voice = "7706804e-ea85-443a-968a-b9bf363bdde8";
  expect(await send("PATCH", `/agents/${agentId}`, { voice })).toMatchObject({ status: 409 });
  expect(await send("PATCH", `/agents/${agentId}`, { model: "gpt-realtime-2.1-mini" })).toMatchObject({
    status: 200,
    body: { model: "gpt-realtime-2.1-mini", voice: "cedar" },
  });
  expect(await send("PATCH", `/agents/${agentId}`, {})).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
});

test("an agent that a number is routed to stays", async () => {
  const { get, post, send } = localApi();
  const agentId = String((await post("/agents", { name })).body["agentId"]);
  await send("PUT", `/numbers/${from}`, { routingType: "agent", agentId });
  expect((await get(`/agents/${agentId}`)).body).toMatchObject({ phoneNumbers: [from] });
  expect(await send("DELETE", `/agents/${agentId}`)).toMatchObject({ status: 409 });
  await send("PUT", `/numbers/${from}`, { routingType: "webhook" });
  expect(await send("DELETE", `/agents/${agentId}`)).toMatchObject({ status: 204 });
  expect(await get(`/agents/${agentId}`)).toMatchObject({ status: 404 });
});

test("any agent can be called with, until the account has one of its own", async () => {
  const { post, send } = localApi();
  const call = { To: to, From: from, AgentId: "AG_production" };
  expect(await post("/calls", call)).toMatchObject({ status: 201 });
  const agentId = String((await post("/agents", { name })).body["agentId"]);
  expect(await post("/calls", call)).toMatchObject({ status: 404 });
  expect(await post("/calls", { ...call, AgentId: agentId })).toMatchObject({ status: 201 });
  const routed = await send("PUT", `/numbers/${from}`, { routingType: "agent", agentId: "AG_production" });
  expect(routed).toMatchObject({ status: 400, body: { code: "INVALID_AGENT" } });
});

test("knowledge comes as text or as a file, and belongs to its agent", async () => {
  const local = localApi();
  const { get, post, send } = local;
  const agentId = String((await post("/agents", { name })).body["agentId"]);
  const path = `/agents/${agentId}/knowledge`;
  expect(await post(path, { text: "가".repeat(1000), title: "안내" })).toMatchObject({
    status: 201,
    body: { title: "안내", sourceType: "text", status: "ready", charCount: 1000, chunkCount: 2 },
  });
  const file = await upload(local, path, "file", { name: "faq.md", content: "# 질문" });
  expect(file).toMatchObject({ status: 201, body: { title: "faq.md", sourceType: "markdown", charCount: 4 } });
  expect(await upload(local, path, "file", { name: "a.exe", content: "x" })).toMatchObject({ status: 400 });
  const both = await upload(local, path, "file", { name: "a.md", content: "x" }, { text: "x" });
  expect(both).toMatchObject({ status: 400 });
  expect(await post(path, { text: "x", color: "red" })).toMatchObject({ status: 400, body: { code: "VALIDATION" } });
  expect((await get(path)).body.data.map((row) => row["title"])).toEqual(["faq.md", "안내"]);
  const other = String((await post("/agents", { name })).body["agentId"]);
  const documentId = String(file.body["documentId"]);
  expect(await send("DELETE", `/agents/${other}/knowledge/${documentId}`)).toMatchObject({ status: 404 });
  expect(await send("DELETE", `${path}/${documentId}`)).toMatchObject({ status: 204 });
});

test("a voice is cloned with consent, is ready by the clock, and stays while an agent speaks with it", async () => {
  const local = localApi();
  const { clock, get, post, send } = local;
  const clip = { name: "a.wav", content: "wav" };
  const refused = await upload(local, "/voice-clones", "clip", clip, { name: "나", consent: "no" });
  expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: "/body/consent" }] } });
  const created = await upload(local, "/voice-clones", "clip", clip, { name: "나", consent: "true" });
  expect(created).toMatchObject({ status: 201, body: { status: "cloning" } });
  expect(created.body).not.toHaveProperty("voice");
  clock.advance(500);
  const [clone] = (await get("/voice-clones")).body.data;
  expect(clone).toMatchObject({ id: created.body.id, status: "ready", voice: expect.any(String) });
  expect((await get("/agents/voices")).body.data).toMatchObject([{ id: clone?.["voice"], isCustom: true }, {}, {}]);
  const agent = await post("/agents", { name, voice: clone?.["voice"] });
  expect(await send("DELETE", `/voice-clones/${created.body.id}`)).toMatchObject({ status: 409 });
  await send("DELETE", `/agents/${String(agent.body["agentId"])}`);
  expect(await send("DELETE", `/voice-clones/${created.body.id}`)).toMatchObject({ status: 204 });
});

test("no more than ten voices are cloned in an hour", async () => {
  const local = localApi();
  const clone = () =>
    upload(local, "/voice-clones", "clip", { name: "a.wav", content: "x" }, { name: "n", consent: "on" });
  for (let count = 0; count < 10; count += 1) expect(await clone()).toMatchObject({ status: 201 });
  expect(await clone()).toMatchObject({ status: 429 });
  local.clock.advance(3_600_000);
  expect(await clone()).toMatchObject({ status: 201 });
});
