import { SecretKeeper } from "@pincer/shared/internal";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { Random } from "../../../../.config/testing/random.ts";
import { errorFromReply } from "../../src/errors/from-reply.ts";
import { readChallenge } from "../../src/handshake/read-challenge.ts";
import { readHello } from "../../src/handshake/read-hello.ts";
import { GatewayProtocolError, GatewayRequestError } from "../../src/index.ts";
import type { ErrorShape, ServerFrame } from "../../src/protocol/frames.ts";
import { parseFrame } from "../../src/protocol/parse-frame.ts";
import { recordedHello } from "../transcript.ts";
import { frameTexts } from "./arbitrary-frames.ts";
import { mutateText, mutateValue, SECRET, textOf } from "./mutate.ts";
import { watchPrototypes } from "./prototypes.ts";
import { recordedFrames } from "./recorded-frames.ts";

const SEED = 20_260_124;
/** For a machine that is busy with other things, in milliseconds. */
const LIMIT_MS = 120_000;
const offered = { min: 3, max: 4 };
const keeper = new SecretKeeper();
keeper.add(SECRET);

/** Fails with the input that was too much, and checks afterwards that no prototype was touched. */
function feed<T>(count: number, make: (random: Random) => T, take: (input: T) => void): void {
  const touched = watchPrototypes();
  const random = new Random(SEED);
  for (let index = 0; index < count; index += 1) {
    const input = make(random);
    try {
      take(input);
    } catch (error) {
      throw new Error(`Input ${index} of seed ${SEED}: ${JSON.stringify(input)?.slice(0, 1000)}`, { cause: error });
    }
  }
  expect(touched()).toEqual([]);
}

/** Everything that a text may be taken for. Nothing is thrown but errors of the protocol. */
function readAll(text: string): ServerFrame | undefined {
  const parsed = parseFrame(text);
  if (!parsed.ok) {
    if (parsed.problem === "" || parsed.problem.length > 200) throw new Error(`a problem should be a few words`);
    return undefined;
  }
  const { frame } = parsed;
  if (Object.getPrototypeOf(frame) !== Object.prototype) throw new Error("a frame is a plain object");
  if (frame.type === "event") readChallenge(frame);
  return frame;
}

/** What the error of a refusal is, it is an error that can be shown, without our secrets. */
function checkError(shape: ErrorShape, method: string): void {
  const error = errorFromReply(shape, { method, keeper, offered, place: "ws://127.0.0.1" });
  if (!(error instanceof GatewayRequestError)) throw new Error("a refusal is a request error");
  const shown = `${String(error)} ${JSON.stringify(error)}`;
  if (shown.includes(SECRET)) throw new Error("the secret shows");
  const { approveCommand = "" } = error as { approveCommand?: string };
  if (/[$`;&|]/.test(approveCommand))
    throw new Error("a command that a person runs must hold nothing of the gateway's");
}

function checkHello(payload: unknown): void {
  try {
    const { protocol, policy, features } = readHello(payload, offered, "ws://127.0.0.1");
    const isSound = policy.maxPayload > 0 && policy.tickIntervalMs > 0 && Array.isArray(features.methods);
    if (!isSound || protocol < 3 || protocol > 4) throw new Error("the rest of the client cannot live with this hello");
  } catch (error) {
    if (!(error instanceof GatewayProtocolError)) throw error;
  }
}

test(
  "725,000 damaged texts of real gateways are frames or have a problem in words, and throw nothing",
  () => {
    const texts = recordedFrames()
      .map((frame) => JSON.stringify(frame))
      .filter(({ length }) => length < 300);
    const kinds = { frame: 0, problem: 0 };
    feed(
      725_000,
      (random) => mutateText(random, random.pick(texts)),
      (text) => (kinds[readAll(text) === undefined ? "problem" : "frame"] += 1),
    );
    // Neither half is empty: what is damaged too much or too little tests nothing.
    expect(Math.min(kinds.frame, kinds.problem)).toBeGreaterThan(100_000);
  },
  LIMIT_MS,
);

test(
  "20,000 frames of any shape are read without a throw",
  () => {
    fc.assert(
      fc.property(frameTexts, (text) => {
        const frame = readAll(text);
        if (frame?.type === "res" && frame.error !== undefined) checkError(frame.error, "connect");
      }),
      { numRuns: 20_000, seed: SEED },
    );
  },
  LIMIT_MS,
);

test(
  "150,000 damaged hellos are refused as breaking the protocol, or have what the client needs",
  () => {
    const hellos = [recordedHello(3), recordedHello(4)];
    feed(150_000, (random) => mutateValue(random, random.pick(hellos)), checkHello);
  },
  LIMIT_MS,
);

test(
  "60,000 damaged challenges are challenges with a nonce, or none",
  () => {
    const challenges = recordedFrames().filter(({ event }) => event === "connect.challenge");
    feed(
      60_000,
      (random) => textOf(mutateValue(random, random.pick(challenges))),
      (json) => {
        const frame = readAll(json);
        const challenge = frame === undefined ? undefined : readChallenge(frame);
        if (challenge?.nonce === "") throw new Error("an empty nonce signs nothing");
      },
    );
  },
  LIMIT_MS,
);

test(
  "30,000 damaged refusals become errors that can be shown and keep the client's secrets",
  () => {
    const refusals = recordedFrames().filter(({ type, ok }) => type === "res" && ok === false);
    feed(
      30_000,
      (random) => textOf(mutateValue(random, random.pick(refusals))),
      (text) => {
        const read = parseFrame(text);
        if (!read.ok || read.frame.type !== "res" || read.frame.error === undefined) return;
        checkError(read.frame.error, text.length % 2 === 0 ? "connect" : "agent");
      },
    );
  },
  LIMIT_MS,
);
