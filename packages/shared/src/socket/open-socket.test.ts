import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

import { afterEach, describe, expect, test } from "vitest";
import { type ServerOptions, WebSocket, WebSocketServer } from "ws";

import { FakeSocket } from "../../test/fake-socket.ts";
import { deferred, type Deferred } from "../async/deferred.ts";
import { openSocket, type SocketEnd, type SocketHandlers, type SocketLink } from "./open-socket.ts";
import type { WebSocketConstructor } from "./websocket-like.ts";

const wsConstructor = WebSocket as unknown as WebSocketConstructor;
const cleanUp: Array<() => unknown> = [];

afterEach(async () => {
  for (const step of cleanUp.splice(0)) await step();
});

/** Writes down what it is told. */
class Witness implements SocketHandlers {
  readonly seen: string[] = [];
  readonly opened: Deferred<void> = deferred<void>();
  readonly ended: Deferred<SocketEnd> = deferred<SocketEnd>();
  #awaited: { readonly count: number; readonly done: Deferred<void> } | undefined;

  onOpen(): void {
    this.#see("open");
    this.opened.resolve();
  }

  onText(text: string): void {
    this.#see(text);
  }

  onUnreadable(error: unknown): void {
    this.#see(`unreadable: ${error instanceof TypeError}`);
  }

  onEnd(end: SocketEnd): void {
    this.#see(`end ${end.code} ${end.reason}`);
    this.ended.resolve(end);
  }

  /** Until so many things were seen. */
  until(count: number): Promise<void> {
    const done = deferred<void>();
    this.#awaited = { count, done };
    if (this.seen.length >= count) done.resolve();
    return done.promise;
  }

  #see(what: string): void {
    this.seen.push(what);
    if (this.#awaited !== undefined && this.seen.length >= this.#awaited.count) this.#awaited.done.resolve();
  }
}

async function serve(
  onSocket: (socket: WebSocket, headers: Record<string, unknown>) => void,
  options: ServerOptions = {},
): Promise<string> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", ...options });
  server.on("connection", (socket, request) => onSocket(socket, request.headers));
  await once(server, "listening");
  cleanUp.push(() => {
    for (const client of server.clients) client.terminate();
    return new Promise((resolve) => server.close(resolve));
  });
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function open(
  url: string,
  handlers: Witness,
  more: { protocols?: string[]; init?: Record<string, unknown> } = {},
): SocketLink {
  return openSocket({ WebSocket: wsConstructor, url, handlers, ...more });
}

describe("over a real connection", () => {
  test("tells of opening, texts and bytes in order, and of the end", async () => {
    const url = await serve((socket) => {
      socket.on("message", (data) => {
        socket.send(`echo ${(data as Buffer).toString()}`);
        socket.send(Buffer.from("바이트"));
        socket.send(Buffer.from([0xff]));
        socket.close(4001, "enough");
      });
    });
    const witness = new Witness();
    const link = open(url, witness);
    expect(link.isOpen).toBe(false);
    expect(() => link.send("early")).toThrow("not open");
    await witness.opened.promise;
    expect(link.isOpen).toBe(true);
    link.send("hello");
    await expect(witness.ended.promise).resolves.toEqual({ code: 4001, reason: "enough" });
    expect(witness.seen).toEqual(["open", "echo hello", "바이트", "unreadable: true", "end 4001 enough"]);
    expect(link.isOpen).toBe(false);
    expect(() => link.send("late")).toThrow("not open");
  });

  test("passes protocols and headers on", async () => {
    const seen = deferred<Record<string, unknown>>();
    const url = await serve((_socket, headers) => seen.resolve(headers));
    const witness = new Witness();
    open(url, witness, { protocols: ["a"], init: { headers: { "x-test": "1" } } });
    await expect(seen.promise).resolves.toMatchObject({ "x-test": "1", "sec-websocket-protocol": "a" });
  });

  test("closes with code and reason, cut to what a frame may carry", async () => {
    const closed = deferred<[number, string]>();
    const url = await serve((socket) =>
      socket.on("close", (code, reason) => closed.resolve([code, reason.toString()])),
    );
    const witness = new Witness();
    const link = open(url, witness);
    await witness.opened.promise;
    link.close(4002, "é".repeat(100));
    await expect(closed.promise).resolves.toEqual([4002, "é".repeat(61)]);
    await expect(witness.ended.promise).resolves.toMatchObject({ code: 4002 });
  });

  test("tells why an attempt failed", async () => {
    const url = await serve(() => {}, { verifyClient: (_info, answer) => answer(false, 403) });
    const witness = new Witness();
    open(url, witness);
    const end = await witness.ended.promise;
    expect(end).toMatchObject({ code: 1006, reason: "" });
    expect(String(end.error)).toContain("403");
    expect(witness.seen).toHaveLength(1);
  });

  test("throws what the constructor throws", () => {
    expect(() => open("no url", new Witness())).toThrow(SyntaxError);
  });

  test("dropped while it connects, it neither speaks again nor ends the process", async () => {
    const server = createServer(); // takes the connection and never answers
    await once(server.listen(0, "127.0.0.1"), "listening");
    const connected = once(server, "connection");
    cleanUp.push(() => new Promise((resolve) => server.close(resolve)));
    const gone = deferred<string[]>();
    class Recorded extends WebSocket {
      constructor(...args: ConstructorParameters<typeof WebSocket>) {
        super(...args);
        const seen: string[] = [];
        const emit = this.emit.bind(this);
        // A listener of the test's own would hide that nobody else listens.
        this.emit = (name: string | symbol, ...rest: unknown[]): boolean => {
          seen.push(String(name));
          const heard = emit(name as "close", ...(rest as [number, Buffer]));
          if (name === "close") gone.resolve(seen);
          return heard;
        };
      }
    }
    const witness = new Witness();
    const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const link = openSocket({ WebSocket: Recorded, url, handlers: witness });
    const [peer] = (await connected) as [Socket];
    link.drop();
    await expect(gone.promise).resolves.toEqual(["error", "close"]);
    peer.destroy();
    expect(witness.seen).toEqual([]);
  });

  test("dropped while it is open, the other side sees it go and the handlers hear nothing", async () => {
    const closed = deferred<number>();
    const url = await serve((socket) => {
      socket.on("close", (code) => closed.resolve(code));
      socket.on("message", () => socket.send("late"));
    });
    const witness = new Witness();
    const link = open(url, witness);
    await witness.opened.promise;
    link.send("hello");
    link.drop();
    await expect(closed.promise).resolves.toBe(1006);
    expect(witness.seen).toEqual(["open"]);
    expect(() => link.send("more")).toThrow("not open");
  });
});

describe("on any platform", () => {
  function start(): { socket: FakeSocket; witness: Witness; link: SocketLink } {
    const [socket, witness] = [new FakeSocket(), new Witness()];
    const link = openSocket({ WebSocket: socket.asConstructor, url: "ws://x", handlers: witness });
    return { socket, witness, link };
  }

  test("messages that are Blobs keep their place, the end behind them too", async () => {
    const { socket, witness } = start();
    socket.play("open");
    socket.play("message", { data: new Blob(["one"]) });
    socket.play("message", { data: new Blob(["two"]) });
    socket.play("message", { data: "three" });
    socket.play("message", { data: new Blob([new Uint8Array([0xff])]) });
    socket.play("message", { data: "four" });
    socket.play("close", { code: 1000, reason: "" });
    await witness.ended.promise;
    expect(witness.seen).toEqual(["open", "one", "two", "three", "unreadable: true", "four", "end 1000 "]);
  });

  test("after the Blobs are read, texts are told at once again", async () => {
    const { socket, witness } = start();
    socket.play("open");
    socket.play("message", { data: new Blob(["one"]) });
    await witness.until(2);
    await new Promise(setImmediate);
    socket.play("message", { data: "two" });
    expect(witness.seen).toEqual(["open", "one", "two"]);
  });

  test("after drop() nothing is told, a Blob that is being read neither", async () => {
    const { socket, witness, link } = start();
    socket.play("open");
    const blob = new Blob(["late"]);
    socket.play("message", { data: blob });
    link.drop();
    socket.play("message", { data: "later" });
    socket.play("error", { message: "x" });
    socket.play("close", { code: 1000 });
    await blob.arrayBuffer();
    await new Promise(setImmediate);
    expect(witness.seen).toEqual(["open"]);
    expect(socket.closes).toEqual([[]]);
  });

  test("an attempt that fails with an error alone has ended", async () => {
    const { socket, witness } = start();
    const error = new Error("refused");
    socket.play("error", { error, message: "refused" });
    await expect(witness.ended.promise).resolves.toEqual({ code: 1006, reason: "", error });
    socket.play("close", { code: 1006, reason: "" });
    expect(witness.seen).toEqual(["end 1006 "]);
  });

  test("an error on an open socket is told with the close that follows", async () => {
    const { socket, witness } = start();
    socket.play("open");
    socket.play("error", { message: "bad frame" });
    await new Promise(setImmediate);
    expect(witness.seen).toEqual(["open"]);
    socket.play("close", { code: 1002, reason: "protocol" });
    await expect(witness.ended.promise).resolves.toEqual({ code: 1002, reason: "protocol", error: "bad frame" });
  });

  test("an error event without words adds nothing", async () => {
    const { socket, witness } = start();
    socket.play("open");
    socket.play("error", { message: "" });
    socket.play("close", {});
    await expect(witness.ended.promise).resolves.toEqual({ code: 1006, reason: "" });
  });

  test("a code that the platform refuses does not keep it from closing", () => {
    const { socket, link } = start();
    socket.refuses = new DOMException("bad code", "InvalidAccessError");
    link.close(1008, "policy");
    expect(socket.closes).toEqual([[1008, "policy"], []]);
  });

  test("bytes are asked for as ArrayBuffer, and what waits to leave is told", () => {
    const { socket, link } = start();
    socket.bufferedAmount = 7;
    expect(socket.binaryType).toBe("arraybuffer");
    expect(link.bufferedAmount).toBe(7);
  });
});
