import * as fc from "fast-check";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { GatewayClient, GatewayError } from "../src/index.ts";
import { type PuppetSocket, puppetTheatre } from "./support/puppet-socket.ts";
import { recordedHello } from "./transcript.ts";

// What is loaded on demand is there: these tests are about sockets, and turn by turn.
beforeAll(() => Promise.all([import("../src/connection/engine.ts"), import("../src/doctor/explain.ts")]));
beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => void vi.useRealTimers());

const challenge = { type: "event", event: "connect.challenge", payload: { nonce: "n", ts: 1, capabilities: [] } };

/** Lets what is loaded on demand arrive, and promises settle. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

function greet(socket: PuppetSocket | undefined): void {
  socket?.open();
  socket?.say(challenge);
  socket?.answer("connect", recordedHello(4));
}

test("late frames and the late end of a socket that was replaced change nothing", async () => {
  const { WebSocket, sockets } = puppetTheatre();
  const options = {
    token: "secret-token-1",
    logLevel: "off",
    device: false,
    reconnect: { initialDelay: 1, maxDelay: 1 },
  } as const;
  const client = new GatewayClient({ WebSocket, ...options });
  const connecting = client.connect();
  await settle();
  greet(sockets[0]);
  await connecting;
  vi.advanceTimersByTime(80_000); // silent for too long
  vi.advanceTimersByTime(1);
  await settle();
  expect(sockets).toHaveLength(2);
  const events: unknown[] = [];
  for (const name of ["state", "hello", "gap", "*"] as const) client.on(name, (event) => events.push([name, event]));
  const [old, current] = sockets;
  expect(old?.isGivenUp).toBe(true);
  old?.say({ type: "event", event: "chat", payload: {}, seq: 9 });
  old?.say("garbage");
  old?.answer("connect", recordedHello(4));
  old?.end(4001, "device removed");
  await settle();
  expect(client.state).toBe("reconnecting");
  expect(events).toEqual([]);
  greet(current);
  expect(client.state).toBe("ready");
  const request = client.request("health");
  const id = current?.sent.at(-1)?.id;
  old?.say({ type: "res", id, ok: true, payload: { from: "the old one" } });
  old?.end(1006);
  current?.say({ type: "res", id, ok: true, payload: { from: "the new one" } });
  expect(await request).toEqual({ from: "the new one" });
  const closing = client.close();
  current?.end(1000);
  await closing;
  current?.say({ type: "event", event: "chat", payload: {} });
  await settle();
  expect(vi.getTimerCount()).toBe(0);
});

type Act = (stage: Stage, which: number) => void;

/** A client, its sockets, and every promise that it gave. */
class Stage {
  readonly theatre = puppetTheatre();
  readonly client: GatewayClient;
  readonly outcomes: Array<Promise<unknown>> = [];

  constructor(reconnect: false | { initialDelay: number; maxDelay: number; maxAttempts: number }) {
    const { WebSocket } = this.theatre;
    this.client = new GatewayClient({ WebSocket, token: "secret-token-1", logLevel: "off", device: false, reconnect });
  }

  /** One of the sockets: the newest, or an older one. */
  socket(which: number): PuppetSocket | undefined {
    return this.theatre.sockets.at(-1 - which);
  }

  keep(promise: Promise<unknown>): void {
    this.outcomes.push(
      promise.catch((error: unknown) => (GatewayError.isInstance(error) ? error : Promise.reject(error))),
    );
  }
}

const refusal = { code: "INVALID_REQUEST", message: "unauthorized: gateway token mismatch (…)" };
const acts: Readonly<Record<string, Act>> = {
  connect: (stage) => stage.keep(stage.client.connect()),
  wait: (stage) => stage.keep(stage.client.connect({ wait: true })),
  request: (stage) => stage.keep(stage.client.request("health")),
  greet: (stage, which) => greet(stage.socket(which)),
  open: (stage, which) => stage.socket(which)?.open(),
  challenge: (stage, which) => stage.socket(which)?.say(challenge),
  answer: (stage, which) => stage.socket(which)?.answer("health", {}),
  garbage: (stage, which) => stage.socket(which)?.say("{"),
  event: (stage, which) =>
    stage.socket(which)?.say({ type: "event", event: "tick", payload: { ts: 1 }, seq: which + 1 }),
  refuse: (stage, which) => {
    const socket = stage.socket(which);
    const id = socket?.sent.find(({ method }) => method === "connect")?.id;
    socket?.say({ type: "res", id, ok: false, error: refusal });
  },
  mismatch: (stage, which) => {
    const socket = stage.socket(which);
    const id = socket?.sent.find(({ method }) => method === "connect")?.id;
    const error = { message: "protocol mismatch", details: { expectedProtocol: 3 } };
    socket?.say({ type: "res", id, ok: false, error });
  },
  cut: (stage, which) => stage.socket(which)?.end(1006),
  restart: (stage, which) => stage.socket(which)?.end(1012, "service restart"),
  moment: () => vi.advanceTimersByTime(10),
  minute: () => vi.advanceTimersByTime(80_000),
  night: () => {
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    vi.advanceTimersByTime(5000);
  },
};

const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(acts)), fc.nat(2), fc.boolean()), { maxLength: 40 });
const policies = fc.constantFrom<ConstructorParameters<typeof Stage>[0]>(
  false,
  { initialDelay: 1, maxDelay: 10, maxAttempts: 2 },
  { initialDelay: 100, maxDelay: 10_000, maxAttempts: Infinity },
);

test("whatever sockets do, old ones too: one is alive at most, and close() settles every promise and leaves no timer", async () => {
  await fc.assert(
    fc.asyncProperty(policies, fc.boolean(), steps, async (policy, startsReady, story) => {
      const stage = new Stage(policy);
      if (startsReady) {
        stage.keep(stage.client.connect());
        await settle();
        greet(stage.socket(0));
      }
      for (const [name, which, pauses] of story) {
        acts[name]?.(stage, which);
        if (pauses) await settle();
        const alive = stage.theatre.sockets.filter(({ isGivenUp, readyState }) => !isGivenUp && readyState < 2);
        expect(alive.length).toBeLessThanOrEqual(1);
        expect(stage.client.state === "ready" && alive.length === 0).toBe(false);
      }
      const closing = stage.client.close();
      vi.advanceTimersByTime(2000);
      await closing;
      await Promise.all(stage.outcomes);
      await settle();
      vi.advanceTimersByTime(0);
      expect(vi.getTimerCount()).toBe(0);
      expect(stage.client.state).toBe("closed");
      expect(stage.theatre.sockets.every(({ isGivenUp, readyState }) => isGivenUp || readyState === 3)).toBe(true);
    }),
    { numRuns: 150, endOnFailure: true },
  );
}, 60_000);
