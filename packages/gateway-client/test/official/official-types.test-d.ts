import type * as official from "@openclaw/gateway-protocol";
import { expectTypeOf, test } from "vitest";

import type {
  GatewayEvents,
  GatewayMethods,
  HelloOk,
  ModelChoice,
  ParamsOf,
  PresenceEntry,
  ResultOf,
} from "../../src/index.ts";

type Method = keyof GatewayMethods;

/** What an official validator lets pass. */
type Valid<Validator> = Validator extends ((value: unknown) => value is infer Value) ? Value : never;

/** The type of a schema whose type has no name; its fields are plain. */
type Static<Schema> = Schema extends { properties: infer Fields; required: ReadonlyArray<infer Required> }
  ? { [Key in keyof Fields & Required]: Value<Fields[Key]> } & {
      [Key in Exclude<keyof Fields, Required>]?: Value<Fields[Key]>;
    }
  : never;

type Value<Schema> = Schema extends { type: "string" }
  ? string
  : Schema extends { type: "boolean" }
    ? boolean
    : Schema extends { type: "integer" }
      ? number
      : Schema extends { type: "array" }
        ? string[]
        : never;

/** A type of ours in the official manner: without open fields, `undefined` in fields that may be left out, and `readonly`. */
type Plain<T> =
  T extends ReadonlyArray<infer Item>
    ? Array<Plain<Item>>
    : T extends object
      ? { -readonly [Key in keyof T as string extends Key ? never : Key]: Plain<Exclude<T[Key], undefined>> }
      : T;

type KeysOfAll<T> = T extends unknown ? keyof T : never;

/** Fields that the official params have and ours do not. */
type Missing<M extends Method, Official> = Exclude<KeysOfAll<Official>, KeysOfAll<ParamsOf<M>>>;

/** Fields that our params have and the official ones, which are of protocol 4, do not. */
type Extra<M extends Method, Official> = Exclude<KeysOfAll<Plain<ParamsOf<M>>>, KeysOfAll<Official>>;

type Difference<M extends Method, Official> = Missing<M, Official> | Extra<M, Official>;

type Ours<M extends Method> = Plain<ParamsOf<M>>;

/** Left out on purpose: only for the gateway's own agents, and not in its published schemas. */
type Internal = "completionOwnerSessionKey" | `inheritedTool${string}`;

test("what we let callers send of sessions is what the official schemas take", () => {
  type List = Valid<typeof official.validateSessionsListParams>;
  expectTypeOf<Ours<"sessions.list">>().toExtend<List>();
  expectTypeOf<Difference<"sessions.list", List>>().toBeNever();
  type Patch = Valid<typeof official.validateSessionsPatchParams>;
  expectTypeOf<Omit<Ours<"sessions.patch">, "spawnedBy">>().toExtend<Patch>();
  expectTypeOf<Exclude<Missing<"sessions.patch", Patch>, Internal>>().toBeNever();
  expectTypeOf<Extra<"sessions.patch", Patch>>().toEqualTypeOf<"spawnedBy">();
  type Create = Valid<typeof official.validateSessionsCreateParams>;
  expectTypeOf<Omit<Ours<"sessions.create">, "attachments" | "visibility">>().toExtend<Omit<Create, "visibility">>();
  expectTypeOf<Exclude<Missing<"sessions.create", Create>, Internal>>().toBeNever();
  expectTypeOf<Extra<"sessions.create", Create>>().toBeNever();
  type Reset = Valid<typeof official.validateSessionsResetParams>;
  expectTypeOf<Ours<"sessions.reset">>().toExtend<Reset>();
  expectTypeOf<Difference<"sessions.reset", Reset>>().toBeNever();
  type Delete = Valid<typeof official.validateSessionsDeleteParams>;
  expectTypeOf<Ours<"sessions.delete">>().toExtend<Delete>();
  expectTypeOf<Difference<"sessions.delete", Delete>>().toBeNever();
  type Compact = Valid<typeof official.validateSessionsCompactParams>;
  expectTypeOf<Ours<"sessions.compact">>().toExtend<Compact>();
  expectTypeOf<Difference<"sessions.compact", Compact>>().toBeNever();
  type Resolve = Valid<typeof official.validateSessionsResolveParams>;
  expectTypeOf<Ours<"sessions.resolve">>().toExtend<Resolve>();
  expectTypeOf<Difference<"sessions.resolve", Resolve>>().toBeNever();
  type Preview = Valid<typeof official.validateSessionsPreviewParams>;
  expectTypeOf<Ours<"sessions.preview">>().toExtend<Preview>();
  expectTypeOf<Difference<"sessions.preview", Preview>>().toBeNever();
  type Abort = Valid<typeof official.validateSessionsAbortParams>;
  expectTypeOf<Ours<"sessions.abort">>().toExtend<Abort>();
  expectTypeOf<Difference<"sessions.abort", Abort>>().toBeNever();
  type Subscribe = Valid<typeof official.validateSessionsMessagesSubscribeParams>;
  expectTypeOf<Ours<"sessions.messages.subscribe">>().toExtend<Subscribe>();
});

test("what we let callers send of jobs is what the official schemas take", () => {
  type List = Valid<typeof official.validateCronListParams>;
  expectTypeOf<Ours<"cron.list">>().toExtend<List>();
  expectTypeOf<Difference<"cron.list", List>>().toBeNever();
  type Add = Valid<typeof official.validateCronAddParams>;
  type Certain =
    | "name"
    | "schedule"
    | "sessionTarget"
    | "wakeMode"
    | "payload"
    | "agentId"
    | "enabled"
    | "deleteAfterRun";
  expectTypeOf<Pick<Ours<"cron.add">, Certain>>().toExtend<Pick<Add, Certain>>();
  // An owner is what the gateway finds out by itself.
  expectTypeOf<Missing<"cron.add", Add>>().toEqualTypeOf<"owner">();
  expectTypeOf<Extra<"cron.add", Add>>().toEqualTypeOf<"isolation">();
  type Runs = Valid<typeof official.validateCronRunsParams>;
  expectTypeOf<Missing<"cron.runs", Runs>>().toEqualTypeOf<"jobId">();
  expectTypeOf<Extra<"cron.runs", Runs>>().toBeNever();
  type Run = Valid<typeof official.validateCronRunParams>;
  expectTypeOf<Ours<"cron.run">>().toExtend<Run>();
});

test("what we let callers send of the rest is what the official schemas take", () => {
  expectTypeOf<Ours<"models.list">>().toExtend<Valid<typeof official.validateModelsListParams>>();
  expectTypeOf<Ours<"logs.tail">>().toExtend<Valid<typeof official.validateLogsTailParams>>();
  expectTypeOf<Ours<"channels.status">>().toExtend<Valid<typeof official.validateChannelsStatusParams>>();
  expectTypeOf<Ours<"device.token.rotate">>().toExtend<Valid<typeof official.validateDeviceTokenRotateParams>>();
  expectTypeOf<Ours<"device.pair.rename">>().toExtend<Valid<typeof official.validateDevicePairRenameParams>>();
  expectTypeOf<Ours<"exec.approval.resolve">>().toExtend<Valid<typeof official.validateExecApprovalResolveParams>>();
  expectTypeOf<Ours<"chat.inject">>().toExtend<Valid<typeof official.validateChatInjectParams>>();
  expectTypeOf<Ours<"agent">>().toExtend<Valid<typeof official.validateAgentParams>>();
  expectTypeOf<Ours<"agent.wait">>().toExtend<Valid<typeof official.validateAgentWaitParams>>();
  type ChatSend = Valid<typeof official.validateChatSendParams>;
  // Attachments are open: the two protocols take different fields in them.
  expectTypeOf<Omit<Ours<"chat.send">, "attachments">>().toExtend<Omit<ChatSend, "attachments">>();
});

test("official results are results of ours", () => {
  expectTypeOf<official.SessionsCreateResult>().toExtend<ResultOf<"sessions.create">>();
  expectTypeOf<official.SessionsResolveResult>().toExtend<ResultOf<"sessions.resolve">>();
  expectTypeOf<official.ModelsListResult>().toExtend<ResultOf<"models.list">>();
  expectTypeOf<official.ModelsListResult["models"][number]>().toExtend<ModelChoice>();
  expectTypeOf<official.LogsTailResult>().toExtend<ResultOf<"logs.tail">>();
  expectTypeOf<official.ChannelsStatusResult>().toExtend<ResultOf<"channels.status">>();
  expectTypeOf<official.CronJob>().toExtend<ResultOf<"cron.get">>();
  expectTypeOf<official.CronRunLogEntry>().toExtend<ResultOf<"cron.runs">["entries"][number]>();
  expectTypeOf<official.DeviceTokenRotateResult>().toExtend<ResultOf<"device.token.rotate">>();
  expectTypeOf<official.AgentsListResult>().toExtend<ResultOf<"agents.list">>();
  expectTypeOf<official.PresenceEntry>().toExtend<PresenceEntry>();
});

test("official events are events of ours", () => {
  expectTypeOf<official.AgentEvent>().toExtend<GatewayEvents["agent"]>();
  expectTypeOf<official.TickEvent>().toExtend<GatewayEvents["tick"]>();
  expectTypeOf<official.ShutdownEvent>().toExtend<GatewayEvents["shutdown"]>();
  expectTypeOf<Static<typeof official.DevicePairRequestedEventSchema>>().toExtend<
    GatewayEvents["device.pair.requested"]
  >();
  expectTypeOf<Static<typeof official.DevicePairResolvedEventSchema>>().toExtend<
    GatewayEvents["device.pair.resolved"]
  >();
  expectTypeOf<official.Snapshot["health"]>().toExtend<GatewayEvents["health"]>();
  expectTypeOf<Omit<official.ChatEvent, "message">>().toExtend<Omit<Plain<GatewayEvents["chat"]>, "message">>();
});

test("an official hello is a hello of ours, but for what it may leave out", () => {
  expectTypeOf<Omit<official.HelloOk, "snapshot">>().toExtend<Omit<Plain<HelloOk>, "snapshot">>();
});
