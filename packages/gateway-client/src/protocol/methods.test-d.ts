import type { OpenUnion } from "@pincer/shared";
import { expectTypeOf, test } from "vitest";

import type {
  CronEvent,
  CronJob,
  GatewayClient,
  GatewayEvents,
  GatewayMethods,
  HealthResult,
  ModelChoice,
  PendingDevice,
  PresenceEntry,
  SessionRow,
} from "../index.ts";
import type { CoreEvents } from "./events.ts";
import type { GeneratedEvents, GeneratedMethods } from "./generated/methods.ts";
import type { CoreMethods } from "./methods.ts";

declare const gateway: GatewayClient;

test("a known method has its params and its result, through request and as a call", () => {
  expectTypeOf(gateway.request("sessions.list", { limit: 10 }).then(({ sessions }) => sessions)).resolves.toEqualTypeOf<
    readonly SessionRow[]
  >();
  expectTypeOf(gateway.sessions.list().then(({ sessions }) => sessions)).resolves.toEqualTypeOf<
    readonly SessionRow[]
  >();
  expectTypeOf(gateway.models.list()).resolves.toHaveProperty("models").toEqualTypeOf<readonly ModelChoice[]>();
  expectTypeOf(gateway.health({ probe: true })).resolves.toEqualTypeOf<HealthResult>();
  expectTypeOf(gateway.cron.list()).resolves.toHaveProperty("jobs").toEqualTypeOf<readonly CronJob[]>();
  expectTypeOf(gateway.request("system-presence")).resolves.toEqualTypeOf<readonly PresenceEntry[]>();
  expectTypeOf(gateway.request("agents.list")).resolves.toHaveProperty("defaultId").toEqualTypeOf<string>();
});

test("params that are missing, misspelt or of the wrong type are errors", () => {
  // @ts-expect-error a key is needed
  void gateway.sessions.patch({ model: "local/echo-2" });
  // @ts-expect-error params are needed
  void gateway.sessions.patch();
  // @ts-expect-error there is no such field
  void gateway.sessions.list({ limits: 10 });
  // @ts-expect-error a limit is a number
  void gateway.sessions.list({ limit: "10" });
  // @ts-expect-error health knows probe only
  void gateway.request("health", { prob: true });
  // @ts-expect-error status takes nothing
  void gateway.status({ limit: 1 });
  // @ts-expect-error a decision is one of three
  void gateway.exec.approval.resolve({ id: "1", decision: "maybe" });
  // @ts-expect-error a job needs a schedule
  void gateway.cron.add({
    name: "n",
    sessionTarget: "main",
    wakeMode: "now",
    payload: { kind: "systemEvent", text: "t" },
  });
  // @ts-expect-error a generated method knows its params too
  void gateway.request("agents.delete", { agentIds: ["a"] });
  // @ts-expect-error there is no such call
  void gateway.sessions.remove;
});

test("params that hold undefined are fine where a field may be left out", () => {
  void gateway.sessions.list({ limit: undefined, search: undefined });
  void gateway.sessions.patch({ key: "a", model: null, label: undefined });
});

test("calls without required params may be made without any, and take options", () => {
  void gateway.status(undefined, { timeout: 5 });
  void gateway.logs.tail({ cursor: 1 }, { signal: AbortSignal.abort() });
  void gateway.cron.update({ id: "1", patch: { enabled: false, payload: { kind: "agentTurn", message: "m" } } });
  void gateway.sessions.messages.subscribe({ key: "a", includeApprovals: true });
});

test("a method that nobody knows takes an object and gives unknown", () => {
  expectTypeOf(gateway.request("my.plugin.method", { any: 1 })).resolves.toBeUnknown();
  const name: string = "sessions.list";
  expectTypeOf(gateway.request(name, { limits: 1 })).resolves.toBeUnknown();
});

test("a method that the schemas leave out takes and gives open records", () => {
  expectTypeOf(gateway.request("tts.status", {})).resolves.toEqualTypeOf<Readonly<Record<string, unknown>>>();
  expectTypeOf<GatewayMethods["wizard.cancel"]>().toHaveProperty("params");
});

test("results keep unknown fields, and their texts may be others than the known ones", () => {
  type Row = Awaited<ReturnType<GatewayClient["sessions"]["list"]>>["sessions"][number];
  expectTypeOf<Row["a field of tomorrow"]>().toBeUnknown();
  expectTypeOf<Row["kind"]>().toEqualTypeOf<OpenUnion<"direct" | "group" | "global" | "unknown"> | undefined>();
  expectTypeOf<Awaited<ReturnType<GatewayClient["cron"]["run"]>>["tomorrow"]>().toBeUnknown();
});

test("events have their payloads, known or not", () => {
  gateway.on("device.pair.requested", (event) => expectTypeOf(event).toEqualTypeOf<PendingDevice>());
  gateway.on("cron", (event) => expectTypeOf(event).toEqualTypeOf<CronEvent>());
  gateway.on("health", ({ ts }) => expectTypeOf(ts).toEqualTypeOf<number | undefined>());
  gateway.on("terminal.data", (event) => expectTypeOf(event).toHaveProperty("sessionId"));
  gateway.on("task", (event) => expectTypeOf(event).toEqualTypeOf<Readonly<Record<string, unknown>>>());
  gateway.on("an.event.of.tomorrow", (event) => expectTypeOf(event).toBeUnknown());
  gateway.on("state", (state) => expectTypeOf(state).toEqualTypeOf<GatewayClient["state"]>());
});

test("nothing is typed twice", () => {
  expectTypeOf<keyof CoreMethods & keyof GeneratedMethods>().toBeNever();
  expectTypeOf<keyof CoreEvents & keyof GeneratedEvents>().toBeNever();
  expectTypeOf<keyof GatewayEvents & "*">().toBeNever();
});

test("what starts a run takes the fields of both generations, and no others", () => {
  const sessionKey: string | undefined = undefined;
  void gateway.agent({ message: "m", sessionKey, cwd: "/", groupId: "g", spawnedBy: "s", promptMode: "minimal" });
  void gateway.chat.send({ message: "m", sessionKey, queueMode: "steer", expectedLeafEntryId: null });
  // @ts-expect-error -- a typing mistake
  void gateway.agent({ message: "m", sesionKey: "k" });
  // @ts-expect-error -- a typing mistake
  void gateway.chat.send({ message: "m", sesionKey: "k" });
  void gateway.request("agent", { message: "m", idempotencyKey: "k", fieldOfTomorrow: 1 });
});
