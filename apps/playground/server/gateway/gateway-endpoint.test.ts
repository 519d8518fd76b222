import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { Socket } from "node:net";

import { deferred } from "@pincer/shared/internal";
import { describe, expect, onTestFinished, test } from "vitest";

import { listen } from "../listen.ts";
import { openPageSocket } from "../test-support/open-socket.ts";
import { entriesOf, readLogUntil } from "../test-support/read-log.ts";
import { startGateway, type TestGateway } from "../test-support/start-gateway.ts";
import { plantedToken, startPlayground, type TestPlayground } from "../test-support/start-playground.ts";

const connect = { type: "req", id: "1", method: "connect", params: { minProtocol: 3, role: "operator" } };

const hello = {
  type: "res",
  id: "1",
  ok: true,
  payload: {
    type: "hello-ok",
    protocol: 4,
    auth: { role: "operator", deviceToken: "device-token-of-hello" },
    pluginSurfaceUrls: { canvas: "http://127.0.0.1/cap/capability-of-hello" },
  },
};

async function playgroundOver(gateway: TestGateway): Promise<TestPlayground> {
  return await startPlayground({ gateway: { url: gateway.url, token: plantedToken } });
}

describe("a gateway connection of the page", () => {
  test("gets the server's credentials in the place of the page's, and leaves its device out", async () => {
    const gateway = await startGateway((_frame, socket) => socket.send(JSON.stringify(hello)));
    const page = openPageSocket(await playgroundOver(gateway));
    page.send({ ...connect, params: { ...connect.params, auth: { token: "from-the-page" }, device: { id: "d" } } });
    await page.next();
    expect(gateway.seen[0]).toEqual({ ...connect, params: { ...connect.params, auth: { token: plantedToken } } });
  });

  test("sends a password as a password", async () => {
    const gateway = await startGateway((_frame, socket) => socket.send(JSON.stringify(hello)));
    const page = openPageSocket(await startPlayground({ gateway: { url: gateway.url, password: "planted-password" } }));
    page.send(connect);
    await page.next();
    expect(gateway.seen[0]).toMatchObject({ params: { auth: { password: "planted-password" } } });
  });

  test("comes without an Origin: to a gateway it is a program, not a web page", async () => {
    const gateway = await startGateway((_frame, socket) => socket.send(JSON.stringify(hello)));
    const page = openPageSocket(await playgroundOver(gateway));
    page.send(connect);
    await page.next();
    expect(Object.keys(gateway.upgrades[0] ?? {})).not.toContain("origin");
    expect(Object.keys(gateway.upgrades[0] ?? {})).not.toContain("cookie");
  });

  test("carries other frames both ways as they are, in order", async () => {
    const gateway = await startGateway(({ id }, socket) => {
      for (const seq of [1, 2, 3]) socket.send(JSON.stringify({ type: "event", event: "agent", seq, payload: { id } }));
    });
    const page = openPageSocket(await playgroundOver(gateway));
    const request = { type: "req", id: "x", method: "agent", params: { message: 'say "connect"' } };
    page.send(request);
    const frames = [await page.next(), await page.next(), await page.next()].map(
      (text) => JSON.parse(text) as { seq: number },
    );
    expect(gateway.seen).toEqual([request]);
    expect(frames.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test("is closed with the gateway's own code and reason", async () => {
    const gateway = await startGateway((_frame, socket) => socket.close(1008, "unauthorized"));
    const page = openPageSocket(await playgroundOver(gateway));
    page.send(connect);
    expect(await page.closed).toEqual({ code: 1008, reason: "unauthorized" });
  });

  test("closes the gateway's side with the page's code", async () => {
    const closes: number[] = [];
    const gateway = await startGateway((_frame, socket) => {
      socket.once("close", (code) => closes.push(code));
      socket.send("{}");
    });
    const playground = await playgroundOver(gateway);
    const page = openPageSocket(playground);
    page.send(connect);
    await page.next();
    page.close(4000, "enough");
    await readLogUntil(playground, ({ data }) => data.includes("closed by the page: 4000 enough"));
    await expect.poll(() => closes).toEqual([4000]);
  });

  test("is ended at once when the playground closes, also by a gateway that answers no close", async () => {
    const gone = deferred<void>();
    const connected = deferred<void>();
    const server = createServer();
    server.on("upgrade", ({ headers }, socket) => {
      const accept = createHash("sha1")
        .update(`${headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
        .digest("base64");
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
      );
      socket.on("data", () => connected.resolve());
      socket.on("error", () => {});
      socket.on("end", () => gone.resolve());
    });
    const port = await listen(server, 0);
    onTestFinished(() => void server.close());
    const playground = await startPlayground({ gateway: { url: `ws://127.0.0.1:${port}` } });
    openPageSocket(playground).send(connect);
    await connected.promise;
    await playground.close();
    await gone.promise;
  });

  test("says so where the gateway sends what is no valid frame", async () => {
    const gateway = await startGateway((_frame, socket) => {
      (socket as unknown as { _socket: Socket })._socket.write(Buffer.from([0x81, 0x02, 0xc3, 0x28]));
    });
    const page = openPageSocket(await playgroundOver(gateway));
    page.send(connect);
    const { code, reason } = await page.closed;
    expect(code).toBe(1014);
    expect(reason).toMatch(/^The gateway sent what is no valid frame: .*UTF-8/);
  });

  test("says what to do where no gateway runs", async () => {
    const page = openPageSocket(await startPlayground({ gateway: { url: "ws://127.0.0.1:2" } }));
    const { code, reason } = await page.closed;
    expect(code).toBe(1014);
    expect(reason).toMatch(/No gateway runs at 127\.0\.0\.1:2\. Start it/);
    expect(reason).toMatch(/Settings\.$/);
  });

  test("says so where something else answers", async () => {
    const server = createServer((_request, response) => response.writeHead(404).end());
    const port = await listen(server, 0);
    onTestFinished(() => void server.close());
    const page = openPageSocket(await startPlayground({ gateway: { url: `ws://127.0.0.1:${port}` } }));
    expect((await page.closed).reason).toBe(
      `127.0.0.1:${port} is no gateway (HTTP 404). Check the address in Settings.`,
    );
  });

  test("ends when another gateway is chosen", async () => {
    const gateway = await startGateway((_frame, socket) => socket.send(JSON.stringify(hello)));
    const playground = await playgroundOver(gateway);
    const page = openPageSocket(playground);
    page.send(connect);
    await page.next();
    playground.targets.apply({ gateway: { target: "real", url: "ws://127.0.0.1:18789" } });
    expect(await page.closed).toMatchObject({ code: 1012, reason: "The gateway was changed in Settings." });
  });

  test("is not opened while the page believes in another target", async () => {
    const gateway = await startGateway(() => {});
    const page = openPageSocket(await playgroundOver(gateway), { target: "real" });
    expect(await page.closed).toMatchObject({ code: 1008, reason: expect.stringContaining("Reload the page") });
    expect(gateway.upgrades).toEqual([]);
  });
});

describe("what is not the page", () => {
  test.each([
    [
      "another origin",
      (playground: TestPlayground) => ({ cookie: playground.cookie, origin: "http://127.0.0.1:3000" }),
      403,
    ],
    ["no origin", (playground: TestPlayground) => ({ cookie: playground.cookie }), 403],
    ["no cookie", (playground: TestPlayground) => ({ origin: playground.url }), 401],
    ["a foreign host", (playground: TestPlayground) => ({ cookie: playground.cookie, host: "evil.example" }), 421],
  ])("is refused before the upgrade: %s", async (_name, headers, status) => {
    const gateway = await startGateway(() => {});
    const playground = await playgroundOver(gateway);
    expect(await openPageSocket(playground, { headers: headers(playground) }).refused).toBe(status);
    expect(gateway.upgrades).toEqual([]);
  });

  test("finds no other socket", async () => {
    const playground = await startPlayground();
    expect(await openPageSocket(playground, { path: "/other" }).refused).toBe(404);
  });
});

describe("secrets", () => {
  test("are neither in what the page gets nor in the log", async () => {
    const gateway = await startGateway(({ method }, socket) => {
      if (method === "connect") socket.send(JSON.stringify(hello));
      else
        socket.send(JSON.stringify({ type: "res", id: "2", ok: true, payload: { raw: `token is ${plantedToken}` } }));
    });
    const playground = await playgroundOver(gateway);
    const page = openPageSocket(playground);
    page.send(connect);
    page.send({ type: "req", id: "2", method: "config.get", params: {} });
    const received = (await page.next()) + (await page.next());
    const events = await readLogUntil(playground, ({ data }) => data.includes("res config.get ok"));
    expect(received).toContain('"token is [redacted]"');
    for (const secret of [plantedToken, "device-token-of-hello", "capability-of-hello"]) {
      expect(received).not.toContain(secret);
      expect(JSON.stringify(events)).not.toContain(secret);
    }
  });
});

describe("the log", () => {
  test("does not grow with the names that a gateway makes up", async () => {
    const gateway = await startGateway((_frame, socket) =>
      socket.send(JSON.stringify({ type: "event", event: "e".repeat(500_000) })),
    );
    const playground = await playgroundOver(gateway);
    const page = openPageSocket(playground);
    page.send(connect);
    await page.next();
    const events = await readLogUntil(playground, ({ data }) => data.includes('"summary":"event ee'));
    expect(
      entriesOf(events).every(({ kind, ...entry }) => kind === "http" || JSON.stringify(entry).length < 70_000),
    ).toBe(true);
  });

  test("holds every frame with its direction, and what the connection did", async () => {
    const gateway = await startGateway(({ id }, socket) =>
      socket.send(JSON.stringify({ type: "res", id, ok: false, error: {} })),
    );
    const playground = await playgroundOver(gateway);
    const page = openPageSocket(playground);
    page.send({ type: "req", id: "7", method: "sessions.list", params: { limit: 1 } });
    await page.next();
    page.close(1000, "");
    const events = await readLogUntil(playground, ({ data }) => data.includes("closed by the page"));
    const lines = entriesOf(events).map((entry) =>
      entry.kind === "http" ? "http" : `${entry.kind === "frame" ? entry.direction : "socket"}: ${entry.summary}`,
    );
    expect(lines).toEqual([
      `socket: connected to ${gateway.url}`,
      "sent: req sessions.list",
      "received: res sessions.list failed",
      "socket: closed by the page: 1000",
    ]);
  });
});
