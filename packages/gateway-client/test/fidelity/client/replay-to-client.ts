import { isDeepStrictEqual } from "node:util";

import { isRecord } from "@pincer/shared/internal";

import { GatewayClient } from "../../../src/gateway-client.ts";
import type { GatewayClientOptions } from "../../../src/options/client-options.ts";
import { connectOf, requestIn, type Recording } from "../recording.ts";
import { outcomeOf, problemOfConnect, problemOfRequest, problemOfRun, type Outcome } from "./outcome.ts";
import { ReplayServer, type Sent } from "./replay-server.ts";

/** Something that the client must do, and what was wrong with it. */
export interface ClientCheck {
  readonly name: string;
  readonly problem: string | undefined;
}

interface Asked {
  readonly recorded: Record<string, unknown>;
  /** How many answers there were in the recording. */
  readonly answers: Array<Record<string, unknown>>;
  readonly isRun: boolean;
  readonly outcome: Promise<Outcome>;
}

/** Says to the client what the recorded one heard, asks what it asked, and looks at what the client makes of it. */
export async function replayToClient(recording: Recording): Promise<ClientCheck[]> {
  await using server = await ReplayServer.open(recording);
  const checks: ClientCheck[] = [];
  const check = (name: string, problem: string | undefined): void => {
    checks.push({ name, problem });
  };
  const client = new GatewayClient(optionsFor(recording, server.url));
  const connected = await outcomeOf(client.connect());
  const answer = connectAnswer(recording);
  const isLater = connectOf(recording) === undefined && recording.entries.every(({ dir }) => dir !== "http");
  check("connect ends as recorded", problemOfConnect(connected, isLater ? { ok: true } : answer, recording.protocol));
  if (!isLater && server.sent[0] !== undefined)
    check("connect is sent as recorded", connectProblem(recording, server.sent[0]));
  const asked = "value" in connected ? await converse(recording, client, server, check) : [];
  await client.close();
  for (const one of asked) {
    const { recorded, answers, isRun } = one;
    const outcome = await one.outcome; // closed: everything ends now
    const first = answers[0];
    if (first === undefined) continue;
    const last = answers.at(-1) ?? first;
    const name = `${String(recorded["method"])} ${String(recorded["id"])} ends as recorded`;
    if (!isRun) check(name, problemOfRequest(outcome, first));
    else if (answers.length > 1) check(name, problemOfRun(outcome, last));
  }
  check("the client is closed", client.state === "closed" ? undefined : client.state);
  return checks;
}

async function converse(
  recording: Recording,
  client: GatewayClient,
  server: ReplayServer,
  check: (name: string, problem: string | undefined) => void,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  const ids = new Map<unknown, unknown>();
  for (const entry of recording.entries) {
    const { dir, frame } = entry;
    const request = requestIn(entry);
    if (request !== undefined && request["method"] !== "connect") {
      const method = String(request["method"]);
      const one = ask(client, request, recording);
      asked.push(one);
      const sent = await server.request(method, request["params"]);
      if (sent !== undefined) ids.set(request["id"], sent["id"]);
      check(`${method} ${String(request["id"])} is sent as recorded`, sentProblem(request, sent));
    } else if (dir === "in" && isRecord(frame)) {
      if (frame["event"] === "connect.challenge") continue;
      if (frame["type"] !== "res") server.say(frame);
      else if (ids.has(frame["id"])) server.say({ ...frame, id: ids.get(frame["id"]) });
    } else if (dir === "close") server.hangUp(frame);
  }
  // What was answered in the recording ends by itself; the rest ends with the client.
  const answered = asked.filter(({ answers, isRun }) => answers.length > (isRun ? 1 : 0));
  await Promise.race([Promise.all(answered.map(({ outcome }) => outcome)), patience(2_000)]);
  return asked;
}

function ask(client: GatewayClient, recorded: Record<string, unknown>, { entries }: Recording): Asked {
  const answers = entries.flatMap(({ dir, frame }) =>
    dir === "in" && isRecord(frame) && frame["type"] === "res" && frame["id"] === recorded["id"] ? [frame] : [],
  );
  const params = isRecord(recorded["params"]) ? recorded["params"] : undefined;
  const payload = isRecord(answers[0]?.["payload"]) ? answers[0]["payload"] : {};
  const isRun =
    recorded["method"] === "agent" && payload["status"] === "accepted" && answers.length > 1 && hasMessage(params);
  const method = String(recorded["method"]);
  const started = isRun
    ? client.agent(params as unknown as Parameters<GatewayClient["agent"]>[0])
    : client.request<string>(method, params, { timeout: 10_000 });
  return { recorded, answers, isRun, outcome: outcomeOf(started) };
}

/** A run without a message is not started by this client; only a raw request goes out as it is. */
function hasMessage(params: Record<string, unknown> | undefined): boolean {
  return typeof params?.["message"] === "string" && params["message"].trim() !== "";
}

function sentProblem(recorded: Record<string, unknown>, sent: Sent | undefined): string | undefined {
  if (sent === undefined) return "not sent";
  return isDeepStrictEqual(sent["params"] ?? {}, recorded["params"] ?? {})
    ? undefined
    : `params ${JSON.stringify(sent["params"])} instead of ${JSON.stringify(recorded["params"])}`;
}

/** What was asked for, as far as the options of the client can say it. */
function connectProblem(recording: Recording, sent: Sent): string | undefined {
  const recorded = connectOf(recording) ?? {};
  const params = isRecord(sent["params"]) ? sent["params"] : {};
  const wrong = ["minProtocol", "maxProtocol", "client", "role", "scopes", "auth"].filter((name) => {
    if (recorded[name] === undefined || (name === "auth" && isDeepStrictEqual(recorded[name], {}))) return false;
    const [want, got] = [recorded[name], params[name]];
    if (name === "client" && isRecord(want) && isRecord(got))
      return Object.keys(want).some((key) => want[key] !== got[key]);
    return !isDeepStrictEqual(want, got);
  });
  return wrong.length === 0 ? undefined : `differs in ${wrong.join(", ")}`;
}

function connectAnswer({ entries }: Recording): Record<string, unknown> | undefined {
  const connect = entries.map(requestIn).find((request) => request?.["method"] === "connect");
  const answer = entries.find(
    ({ frame }) => isRecord(frame) && frame["type"] === "res" && frame["id"] === connect?.["id"],
  );
  return isRecord(answer?.frame) ? answer.frame : undefined;
}

function optionsFor(recording: Recording, url: string): GatewayClientOptions {
  const { protocol } = recording;
  const params = connectOf(recording);
  if (params === undefined) return { url, token: "t", reconnect: false, protocol: { min: protocol, max: protocol } };
  const { minProtocol: min, maxProtocol: max, client, role, scopes, auth } = params;
  const given = { ...(isRecord(auth) ? auth : {}) };
  return {
    url,
    reconnect: false,
    device: false,
    logLevel: "off",
    protocol: { min, max },
    ...(isRecord(client) ? { clientInfo: client } : {}),
    ...(role === undefined ? {} : { role }),
    ...(scopes === undefined ? {} : { scopes }),
    ...given,
  } as GatewayClientOptions;
}

function patience(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
