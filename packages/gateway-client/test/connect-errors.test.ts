import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";

import { redact } from "@pincer/shared";
import { expect, onTestFinished, test } from "vitest";

import { GatewayConnectionError, type GatewayError, GatewayProtocolError } from "../src/index.ts";
import { clientOf } from "./helpers.ts";
import { type Script, scriptedGateway } from "./scripted-gateway.ts";
import { rejectionOf } from "./support/rejection-of.ts";
import { recordedRefusal } from "./transcript.ts";

async function hostOf(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const silentPort = (): Server => createTcpServer((socket: Socket) => socket.on("error", () => {}));

test("a time limit says how far the attempt came", async () => {
  const place = `ws://${await hostOf(silentPort())}`;
  const tooSlow = { requestTimeout: 40 };
  const opening = await rejectionOf(clientOf(place, tooSlow).connect());
  expect(String(opening)).toContain(`No WebSocket to ${place} was opened within 40 ms`);
  const mute = await scriptedGateway(() => {});
  const opened = await rejectionOf(clientOf(mute.url, tooSlow).connect());
  expect(String(opened)).toContain(`${mute.url} opened a WebSocket, but sent no connect.challenge within 40 ms`);
  const asking = await rejectionOf(clientOf("", { ...tooSlow, url: () => new Promise(() => {}) }).connect());
  expect(asking).toMatchObject({
    name: "GatewayTimeoutError",
    steps: [expect.stringContaining("time limit of its own")],
  });
  expect(String(asking)).toContain("`url`");
});

test.each(["handshake-wrong-token.v3", "handshake-wrong-token.v4", "handshake-invalid"])(
  "a refusal names the gateway, and is printed as it is (%s)",
  async (name) => {
    const error = name.startsWith("handshake-wrong")
      ? recordedRefusal(name).error
      : { code: "INVALID_REQUEST", message: "unauthorized: gateway password mismatch" };
    const script: Script = async (gateway) => {
      gateway.challenge();
      gateway.refuse(await gateway.next("connect"), error);
    };
    const { url } = await scriptedGateway(script);
    const { message } = (await rejectionOf(clientOf(url).connect())) as GatewayError;
    expect(message).toContain(url);
    // Words such as "token: it is" would be taken for a secret where the error is logged.
    expect(redact(message)).toBe(message);
  },
);

test("an address with TLS of a server without, and a server of another protocol, are told what to change", async () => {
  const banner = await hostOf(
    createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.end("SSH-2.0-OpenSSH_9.9\r\n");
    }),
  );
  const noTls = await rejectionOf(clientOf(`wss://${banner}`).connect());
  expect(noTls).toBeInstanceOf(GatewayConnectionError);
  expect(noTls).toMatchObject({ steps: [expect.stringContaining("use ws://")] });
  expect((noTls as Error).message).not.toContain("\n");
  const noHttp = await rejectionOf(clientOf(`ws://${banner}`).connect());
  expect(noHttp).toMatchObject({ steps: [expect.stringContaining("neither HTTP nor TLS")] });
});

test.each([
  [404, false],
  [401, false],
  [503, true],
])("a web server's HTTP %i is retryable: %s", async (status, retryable) => {
  const server = createServer((_request, response) => {
    response.statusCode = status;
    response.end();
  });
  const rejection = await rejectionOf(clientOf(`ws://${await hostOf(server)}`).connect());
  expect(rejection).toMatchObject({ retryable, message: expect.stringContaining(`HTTP ${status}`) });
});

test("bytes that are no text are told from text that is no JSON", async () => {
  const { url } = await scriptedGateway((gateway) => gateway.socket.send(new Uint8Array([0xff, 0xfe])));
  const rejection = await rejectionOf(clientOf(url).connect());
  expect(rejection).toBeInstanceOf(GatewayProtocolError);
  expect(String(rejection)).toContain("a message is not text");
});

test("a refusal of a megabyte is cut, and one whose error is a text gives that text", async () => {
  const { url } = await scriptedGateway(async (gateway, index) => {
    gateway.challenge();
    const request = await gateway.next("connect");
    gateway.refuse(request, index === 0 ? { code: "X", message: "no ".repeat(350_000) } : "not today");
  });
  const client = clientOf(url);
  expect(((await rejectionOf(client.connect())) as Error).message.length).toBeLessThan(3000);
  expect(String(await rejectionOf(client.connect()))).toContain("not today");
});
