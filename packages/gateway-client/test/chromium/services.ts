import { readdirSync, readFileSync } from "node:fs";

import { WebSocketServer } from "ws";

import {
  createLocalGateway,
  type LocalGatewayOptions,
  type ReplyContext,
  type ReplyPiece,
} from "../../src/testing/index.ts";
import { frameProblem } from "../official/frame-problem.ts";
import { Device } from "../support/device.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { Handle } from "./peer.ts";

/** A reply function of a page: each call gives the parts of an iterator. */
export type PageReply = (
  message: string,
  context: ReplyContext,
) => Promise<{ next(): Promise<{ done?: boolean; value: ReplyPiece }>; return(): Promise<void> }>;

/** The options of a local gateway, as a page gives them. */
export interface PageGatewayOptions extends Omit<LocalGatewayOptions, "clock" | "reply"> {
  readonly reply?: PageReply | Exclude<LocalGatewayOptions["reply"], (...args: never) => unknown>;
  readonly clock?: number;
}

/** What a socket of a page's server tells the page. */
export interface SocketEvents {
  message(data: string | Uint8Array): void;
  close(code: number, reason: string): void;
}

/** A socket of a page's server. */
export interface ServedSocket {
  send(data: string | Uint8Array): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
  pause(): void;
  resume(): void;
}

const clocks: ManualClock[] = [];

async function* relay(
  reply: PageReply,
  message: string,
  context: ReplyContext,
): AsyncGenerator<ReplyPiece, void, undefined> {
  const iterator = await reply(message, context);
  try {
    for (;;) {
      const { done, value } = await iterator.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await iterator.return();
  }
}

/** What a page may ask for. */
export const services = {
  gateway({ reply, clock, ...options }: PageGatewayOptions): Handle {
    return new Handle(
      createLocalGateway({
        ...options,
        ...(reply !== undefined && {
          reply: typeof reply === "function" ? (message, context) => relay(reply, message, context) : reply,
        }),
        ...(clock !== undefined && { clock: clocks[clock] as ManualClock }),
      }),
    );
  },

  /** Gives the number of the new clock, and what winds it. */
  clock(now: number, goesOn: boolean): { readonly number: number; readonly clock: Handle } {
    const clock = manualClock(now, goesOn);
    return { number: clocks.push(clock) - 1, clock: new Handle({ now: clock.now, wind: clock.wind }) };
  },

  device(): Handle {
    const device = new Device();
    return new Handle({
      get id() {
        return device.id;
      },
      get publicKey() {
        return device.publicKey;
      },
      signText: (text: string) => device.signText(text),
    });
  },

  /** A WebSocket server whose connections the page plays. */
  async serve(
    port: number,
    connect: (socket: Handle, headers: object, url: string) => Promise<SocketEvents>,
  ): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
    const server = new WebSocketServer({ host: "127.0.0.1", port });
    await new Promise((resolve, reject) => server.on("listening", resolve).on("error", reject));
    server.on("connection", (socket, { headers, url }) => {
      socket.on("error", () => {});
      const handle = new Handle({
        send: (data: string | Uint8Array) => socket.send(data),
        close: (code?: number, reason?: string) => socket.close(code, reason),
        terminate: () => socket.terminate(),
        pause: () => socket.pause(),
        resume: () => socket.resume(),
      });
      const events = connect(handle, { ...headers }, url ?? "");
      socket.on("message", (data, isBinary) => {
        const told = isBinary ? new Uint8Array(data as Buffer) : (data as Buffer).toString();
        void events.then(({ message }) => message(told));
      });
      socket.on("close", (code, reason) => void events.then(({ close }) => close(code, reason.toString())));
    });
    const stop = (): Promise<void> =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      });
    return { port: (server.address() as { port: number }).port, stop };
  },

  readFile: (path: string): string => readFileSync(path, "utf8"),
  readFolder: (path: string): string[] => readdirSync(path),

  /** What the official schemas have against frames that were sent. */
  frameProblems: (texts: readonly string[]): string[] => texts.flatMap((text) => frameProblem(text) ?? []),
};

/** The same. */
export type Services = typeof services;
