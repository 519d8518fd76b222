import type { LeakWatch } from "../support/leak-watch.ts";
import { stateReached } from "../support/state-reached.ts";
import type { FaultRow } from "./fault-table.ts";
import { type Stage, TICK_MS } from "./stage.ts";

/** Plays a phase in which the fault happens, up to where the client has got over it. */
export type Phase = (stage: Stage, leaks: LeakWatch) => Promise<void>;

const FOREVER_MS = 2 ** 30;

/** What only reads, and what changes something. Not `health`: that a client asks by itself where its machine was held up. */
type Method = "sessions.list" | "sessions.patch";

/** Asks for either; each with the error that it must end with. */
function ask(stage: Stage, method: Method, timeout: number = stage.limits.hit): PromiseLike<unknown> {
  const { client } = stage;
  if (method === "sessions.list") return stage.keep(method, client.request(method, {}, { timeout }));
  const params = { key: "agent:main:main", label: "a label" };
  return stage.keep(method, client.request(method, params, { timeout }));
}

/** The fault is over at the gateway when it has met a request of this method. */
async function letPass(stage: Stage, method: string, count = 1): Promise<void> {
  const { lastsMs } = stage.row;
  if (lastsMs === undefined) return;
  await stage.local.waitForRequest(method, { count });
  stage.clock.wind(lastsMs);
}

/** Meets a fault of requests with both kinds of them. */
async function meet(stage: Stage): Promise<void> {
  const { read, change } = stage.row;
  for (const [method, error] of [
    ["sessions.list", read],
    ["sessions.patch", change],
  ] as const) {
    stage.plan({ method });
    const asked = ask(stage, method);
    await letPass(stage, method);
    stage.check(method, await stage.ending(asked), error);
  }
}

/** Lets one tick come. */
async function wind(stage: Stage): Promise<void> {
  stage.clock.wind(TICK_MS);
  // A gateway that pings ends who has not answered by the next ping: the second request follows that answer.
  for (let trip = 0; trip < 2; trip += 1) await stage.within(stage.client.request("models.list", {}));
}

/** A tick that meets the fault, and another one. */
async function tick(stage: Stage): Promise<void> {
  stage.plan({ event: "tick" });
  await wind(stage);
  await wind(stage);
}

/** Breaks the connection; the next attempt meets the fault. */
async function breakLine(stage: Stage): Promise<void> {
  stage.plan();
  await stage.local.disconnectAll(1006);
  await stage.within(stateReached(stage.client, "reconnecting", "ready", "closed"));
}

async function backOrClosed(stage: Stage): Promise<void> {
  await stage.within(stateReached(stage.client, stage.row.isFinal === true ? "closed" : "ready"));
}

/** Connects before anything goes wrong. */
async function connected(stage: Stage): Promise<void> {
  await stage.within(stage.keep("connect", stage.client.connect({ wait: true })));
}

async function connecting(stage: Stage): Promise<void> {
  const { row, client } = stage;
  stage.plan(row.hits === "request" ? { method: "connect" } : row.hits === "event" ? { event: "agent" } : {});
  const limit = Math.max(stage.limits.attempt, stage.limits.hit);
  const asked = [stage.keep("connect", client.connect()), ask(stage, "sessions.list", limit)];
  // What changes something is lost where the run takes the connection down before the answer, and else is not.
  if (row.hits !== "run") asked.push(ask(stage, "sessions.patch", limit));
  const run = stage.run("agent", "quick");
  await letPass(stage, "connect");
  const isHit = row.hits === "request" || row.hits === "handshake";
  const expected = isHit ? row.connect : undefined;
  const endings = await Promise.all(asked.map((promise) => stage.ending(promise)));
  // Who waits for the first attempt shares its fate.
  for (const ending of endings) stage.check("first requests", ending, expected);
  stage.check("run", await stage.ending(run.text), expected);
  stage.check("state", client.state, expected === undefined ? "ready" : "idle");
}

async function idle(stage: Stage, leaks: LeakWatch): Promise<void> {
  const { row, local } = stage;
  await connected(stage);
  switch (row.hits) {
    case "handshake":
      await breakLine(stage);
      break;
    case "request": {
      // The only thing that an idle client asks is whether the gateway is there.
      stage.plan({ method: "health" });
      leaks.goOnline();
      await stage.within(local.waitForRequest("health"));
      await letPass(stage, "health");
      break;
    }
    case "event":
      await tick(stage);
      break;
    case "run":
      stage.plan();
      stage.check("run", await stage.ending(stage.run("agent", "quick").text), undefined);
  }
  await backOrClosed(stage);
}

async function inFlight(stage: Stage): Promise<void> {
  const { row, local } = stage;
  await connected(stage);
  if (row.hits === "request") await meet(stage);
  else {
    for (const method of ["sessions.list", "sessions.patch"])
      stage.hold(method, row.hits === "handshake" ? FOREVER_MS : 2 * TICK_MS);
    const [read, change] = [ask(stage, "sessions.list", 15_000), ask(stage, "sessions.patch", 15_000)];
    await stage.within(Promise.all([local.waitForRequest("sessions.list"), local.waitForRequest("sessions.patch")]));
    if (row.hits === "handshake") await breakLine(stage);
    else if (row.hits === "event") await tick(stage);
    else {
      stage.plan();
      stage.check("run", await stage.ending(stage.run("agent", "quick").text), undefined);
    }
    const closed = row.isFinal === true ? "GatewayClosedError" : undefined;
    const isBroken = row.hits !== "event";
    stage.check("sessions.list", await stage.ending(read), closed);
    stage.check("sessions.patch", await stage.ending(change), isBroken ? "GatewayConnectionError" : undefined);
  }
  await backOrClosed(stage);
}

async function streaming(stage: Stage): Promise<void> {
  const { row } = stage;
  await connected(stage);
  const runs = [stage.run("agent"), stage.run("chat")];
  await stage.within(Promise.all(runs.map(({ started }) => started)));
  if (row.hits === "handshake") await breakLine(stage);
  else if (row.hits === "request") await meet(stage);
  else if (row.hits === "event") stage.plan({ event: "agent" });
  else {
    stage.plan();
    stage.check("run", await stage.ending(stage.run("agent", "quick").text), undefined);
  }
  await backOrClosed(stage);
  stage.openGate();
  for (const { text } of runs) {
    if (row.isFinal === true) stage.check("run", await stage.ending(text), "GatewayRunError");
    else stage.check("run", await stage.within(text), "one two three");
  }
}

async function closing(stage: Stage): Promise<void> {
  const { row, local, client } = stage;
  await connected(stage);
  const runs = [stage.run("agent"), stage.run("chat")];
  await stage.within(Promise.all(runs.map(({ started }) => started)));
  stage.hold("status", FOREVER_MS);
  const held = stage.keep("status", client.request("status", {}, { timeout: 15_000 }));
  if (row.hits === "handshake") await breakLine(stage);
  else if (row.hits === "event") await tick(stage);
  else if (row.hits === "request") {
    stage.plan({ method: "sessions.list" });
    void ask(stage, "sessions.list");
    await stage.within(local.waitForRequest("sessions.list"));
  } else {
    stage.plan();
    stage.run("agent", "quick");
    await stage.within(local.waitForRequest("agent", { count: 2 }));
  }
  const asked = ask(stage, "sessions.patch");
  const closed = stage.keep("close", client.close());
  stage.check("state", client.state, "closed");
  if (row.lastsMs !== undefined) stage.clock.wind(row.lastsMs);
  await stage.within(closed);
  for (const promise of [held, asked]) {
    stage.check("request", await stage.ending(promise), "GatewayClosedError");
  }
}

/** Every phase in the life of a connection. */
export const phases: Readonly<Record<string, Phase>> = { connecting, inFlight, streaming, closing, idle };

/** Whether a gap must have been told: only where events are numbered for one connection, and the next one has come. */
export function mustTellGap({ name, leavesGap }: FaultRow, phase: string, protocol: 3 | 4): boolean {
  // Protocol 4 counts from 1 without holes, beginning with the `health` that the first client gets. No recorded gateway sends it
  // before the hello; where it overtakes that it is heard by nobody, so the next one, number 2, must tell.
  if (name === "reorder" && phase === "connecting") return protocol === 4;
  return leavesGap === true && protocol === 4 && phase !== "closing";
}
