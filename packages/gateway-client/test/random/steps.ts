import { setTimeout as startTimer } from "node:timers";

import { randomFault } from "./random-fault.ts";
import { change, read, request, sessionKeys } from "./random-requests.ts";
import { startRun, stopAll } from "./random-runs.ts";
import type { RandomSession } from "./random-session.ts";
import type { StartedRun } from "./watch-run.ts";

/** What may be done. */
export type Step = (session: RandomSession) => void | Promise<void>;

function pickRun(session: RandomSession): StartedRun | undefined {
  return session.runs.length === 0 ? undefined : session.random.pick(session.runs.slice(-6));
}

/** Every step, with how often it is drawn. */
export const steps: Readonly<Record<string, readonly [times: number, step: Step]>> = {
  connect: [
    6,
    (session) => {
      const { client, name } = session.client();
      session.ledger.keep(`${name}.connect()`, client.connect({ wait: session.random.once(2) }), { client });
    },
  ],
  read: [10, read],
  change: [8, (session) => change(session)],
  burst: [
    2,
    (session) => {
      for (let count = 0; count < 12; count += 1) (session.random.once(2) ? read : change)(session);
    },
  ],
  oversize: [
    1,
    (session) => {
      // Protocol 4 takes 25 MiB, which costs too much time here.
      if (session.protocol === 3) change(session, "x".repeat(600_000));
    },
  ],
  agent: [10, (session) => startRun(session, "agent")],
  chat: [8, (session) => startRun(session, "chat")],
  again: [
    2,
    (session) => {
      if (session.repeats.length > 0) session.random.pick(session.repeats.slice(-4))(session.client());
    },
  ],
  abort: [
    4,
    (session) => {
      const started = pickRun(session);
      if (started === undefined) return;
      stopAll(session, started.run.runId);
      session.ledger.keep(`${started.name}.abort()`, started.run.abort(), {
        client: started.owner.client,
        mayLast: started.mayLast,
        given: ({ aborted }) => (typeof aborted === "boolean" ? undefined : "does not say whether"),
      });
    },
  ],
  chatAbort: [
    2,
    (session) => {
      const started = pickRun(session);
      if (started === undefined) return;
      const { runId } = started.run;
      stopAll(session, runId);
      request(session, "chat.abort", { sessionKey: session.random.pick(sessionKeys), runId }, () => undefined);
    },
  ],
  wait: [
    3,
    (session) => {
      const runId = pickRun(session)?.run.runId;
      if (runId === undefined) return;
      request(session, "agent.wait", { runId, timeoutMs: session.random.below(100) }, (value) =>
        value["runId"] === runId ? undefined : "got the answer of another request",
      );
    },
  ],
  signal: [
    4,
    (session) => {
      if (session.aborts.length === 0) return;
      const abort = session.random.pick(session.aborts);
      for (const { run, signal } of session.runs) if (signal === abort.signal) stopAll(session, run.runId);
      abort.abort(new Error("wished"));
    },
  ],
  events: [
    2,
    (session) => {
      const { client, name } = session.client();
      const signal = session.signal();
      const read = async (): Promise<void> => {
        let left = session.random.pick([1, 5, Infinity]);
        for await (const _frame of client.events({ signal })) if ((left -= 1) <= 0) return;
      };
      session.ledger.keep(`${name}.events()`, read(), { client, signal, mayLast: true });
    },
  ],
  fault: [14, (session) => session.fail(randomFault(session.random, session.isCalm))],
  cut: [
    5,
    ({ gateway, random, past, isCalm, isRestarting }) => {
      if (isRestarting) return undefined;
      const code = random.pick([1000, 1001, 1006, 1006, 1008, 1011, 1013, 4000, ...(isCalm ? [] : [1012])]);
      past.saidRestart ||= code === 1012;
      return gateway.disconnectAll(code);
    },
  ],
  restart: [2, (session) => session.restart()],
  token: [2, (session) => void (session.tokenMood = session.random.pick(["right", "right", "slow", "wrong", "fails"]))],
  rightToken: [2, (session) => void (session.tokenMood = "right")],
  rotate: [
    1,
    (session) => {
      const deviceId = session.gateway.connections.find((connection) => connection.deviceId !== undefined)?.deviceId;
      const method = session.random.pick(["device.token.rotate", "device.token.rotate", "device.token.revoke"]);
      if (deviceId !== undefined) request(session, method, { deviceId, role: "operator" }, () => undefined);
    },
  ],
  gate: [5, ({ model }) => model.openGate(false)],
  online: [2, ({ goOnline }) => goOnline()],
  close: [2, (session) => void session.close(session.client())],
  another: [
    6,
    (session) => {
      const at = session.clients.findIndex(({ client }) => client.state === "closed");
      if (at >= 0) session.clients[at] = session.makeClient();
    },
  ],
  moment: [8, ({ random }) => new Promise((resolve) => void startTimer(resolve, 1 + random.below(20)))],
  while: [1, ({ random }) => new Promise((resolve) => void startTimer(resolve, 100 + random.below(200)))],
};
