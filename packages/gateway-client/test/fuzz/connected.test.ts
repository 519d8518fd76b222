import { isRecord } from "@pincer/shared/internal";
import { beforeAll, expect, onTestFinished, test } from "vitest";

import { Random } from "../../../../.config/testing/random.ts";
import { GatewayClient, GatewayError } from "../../src/index.ts";
import { heapSize } from "../support/heap-size.ts";
import { type PuppetSocket, puppetTheatre } from "../support/puppet-socket.ts";
import { recordedHello } from "../transcript.ts";
import { mutateText, mutateValue, SECRET, textOf } from "./mutate.ts";
import { watchPrototypes } from "./prototypes.ts";
import { type RecordedFrame, recordedFrames } from "./recorded-frames.ts";

const SEED = 20_260_906;
const LIMIT_MS = 120_000;
const challenge = { type: "event", event: "connect.challenge", payload: { nonce: "n", ts: 1, capabilities: [] } };

beforeAll(() =>
  Promise.all([
    import("../../src/connection/engine.ts"),
    import("../../src/doctor/explain.ts"),
    import("../../src/runs/agent-driver.ts"),
    import("../../src/runs/chat-driver.ts"),
  ]),
);

/** Lets what was said be heard by everybody. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** What was rejected with anything but an error of the client's own. */
class Outcomes {
  readonly wrong: unknown[] = [];
  readonly #pending = new Set<unknown>();

  constructor() {
    const note = (reason: unknown): void => void this.wrong.push(reason);
    process.on("unhandledRejection", note);
    onTestFinished(() => void process.off("unhandledRejection", note));
  }

  get unsettled(): number {
    return this.#pending.size;
  }

  keep(promise: PromiseLike<unknown>): void {
    this.#pending.add(promise);
    promise.then(
      () => this.#pending.delete(promise),
      (error: unknown) => {
        this.#pending.delete(promise);
        if (!GatewayError.isInstance(error) || String(error).includes(SECRET)) this.wrong.push(error);
      },
    );
  }
}

function newClient(WebSocket: ReturnType<typeof puppetTheatre>["WebSocket"]): GatewayClient {
  return new GatewayClient({ WebSocket, token: SECRET, logLevel: "off", requestTimeout: 60_000, reconnect: false });
}

test(
  "1,500 handshakes with damaged frames end with a hello or an error of the client's own",
  async () => {
    const touched = watchPrototypes();
    const random = new Random(SEED);
    const outcomes = new Outcomes();
    const answers = recordedFrames().filter(({ type }) => type === "res");
    for (let index = 0; index < 1500; index += 1) {
      const { WebSocket, sockets } = puppetTheatre();
      const client = newClient(WebSocket);
      outcomes.keep(client.connect());
      await settle();
      const [socket] = sockets;
      socket?.open();
      socket?.say(random.once(2) ? challenge : textOf(mutateValue(random, challenge)));
      const id = socket?.sent[0]?.id ?? "none";
      const answer = random.once(2) ? { ok: true, payload: recordedHello(4) } : random.pick(answers);
      socket?.say(textOf({ ...(mutateValue(random, answer) as object), type: "res", id }));
      socket?.end(1008, "over");
      await settle();
      const closed = client.close();
      socket?.end(1000);
      await closed;
    }
    await settle();
    expect(outcomes.wrong).toEqual([]);
    expect(outcomes.unsettled).toBe(0);
    expect(touched()).toEqual([]);
  },
  LIMIT_MS,
);

/** A connected client that is asked for something again and again, and a gateway that says anything. */
class Talk {
  readonly outcomes = new Outcomes();
  readonly client: GatewayClient;
  readonly #theatre = puppetTheatre();
  #runIds: string[] = [];

  constructor() {
    this.client = newClient(this.#theatre.WebSocket);
    for (const name of ["*", "gap", "agent", "chat", "state"]) this.client.on(name, (event) => void String(event));
    this.outcomes.keep(this.client.closed);
  }

  get socket(): PuppetSocket {
    const [socket] = this.#theatre.sockets;
    if (socket === undefined) throw new Error("no socket was made");
    return socket;
  }

  async start(): Promise<void> {
    const hello = this.client.connect();
    await settle();
    this.socket.open();
    this.socket.say(challenge);
    this.socket.answer("connect", recordedHello(4));
    await hello;
  }

  /** New requests and runs, and readers of them; one of the readers stops after its first event. */
  async ask(): Promise<void> {
    const { client, outcomes } = this;
    const runs = [client.agent({ message: "x" }), client.chat.send({ message: "y" })];
    for (const run of runs) {
      outcomes.keep(run);
      outcomes.keep(run.accepted);
      outcomes.keep(drain(run.textStream));
    }
    outcomes.keep(drain(runs[0] ?? [], 1));
    outcomes.keep(client.request("health"));
    outcomes.keep(client.sessions.list());
    await settle();
    this.#runIds = runs.map(({ runId }) => runId);
  }

  /** A frame of a recording, made to be about something that this client has asked for. */
  aimed(random: Random, frame: RecordedFrame): RecordedFrame {
    const { payload } = frame;
    const about =
      isRecord(payload) && "runId" in payload ? { payload: { ...payload, runId: random.pick(this.#runIds) } } : {};
    const id = random.pick(this.socket.sent.slice(-6)).id;
    return { ...frame, ...about, ...(frame["type"] === "res" && { id }) };
  }
}

async function drain(items: AsyncIterable<unknown> | readonly unknown[], limit = Infinity): Promise<void> {
  let count = 0;
  for await (const item of items) if (item !== undefined && ++count >= limit) return;
}

test(
  "34,000 damaged frames leave a connected client able to work, and its memory bounded",
  async () => {
    const touched = watchPrototypes();
    const random = new Random(SEED + 1);
    const frames = recordedFrames().filter(({ event }) => event !== "shutdown");
    const talk = new Talk();
    await talk.start();
    let half = 0;
    for (let round = 0; round < 340; round += 1) {
      await talk.ask();
      for (let index = 0; index < 100; index += 1) {
        const frame = talk.aimed(random, random.pick(frames));
        const text = random.once(2) ? textOf(mutateValue(random, frame)) : mutateText(random, JSON.stringify(frame));
        try {
          talk.socket.say(text);
        } catch (error) {
          throw new Error(`Frame ${index} of round ${round}: ${text.slice(0, 1000)}`, { cause: error });
        }
      }
      await settle();
      const asked = talk.client.request("status");
      talk.socket.answer("status", { round });
      expect(await asked).toEqual({ round });
      if (round === 170) half = await heapSize();
    }
    const growth = (await heapSize()) - half;
    expect(talk.client.state).toBe("ready");
    const closed = talk.client.close();
    talk.socket.end(1000);
    await closed;
    await settle();
    expect(talk.outcomes.unsettled).toBe(0);
    expect(talk.outcomes.wrong).toEqual([]);
    expect(touched()).toEqual([]);
    expect(growth).toBeLessThan(16 * 1024 * 1024);
  },
  LIMIT_MS,
);
