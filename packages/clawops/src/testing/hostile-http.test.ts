import { once } from "node:events";
import { connect } from "node:net";

import { expect, onTestFinished, test } from "vitest";

import type { LocalClawOps } from "./index.ts";
import { account, apiKey, localApi } from "./test/local-api.ts";

/** A server on a port, and raw bytes to it. */
async function listening(): Promise<{ api: LocalClawOps; port: number; raw: (text: string) => Promise<string> }> {
  const { api } = localApi();
  onTestFinished(() => api[Symbol.asyncDispose]());
  const port = Number(new URL((await api.listen()).url).port);
  const raw = async (text: string): Promise<string> => {
    const socket = connect(port, "127.0.0.1");
    socket.write(text, "latin1");
    let answer = "";
    for await (const chunk of socket.setEncoding("latin1")) answer += String(chunk);
    return answer;
  };
  return { api, port, raw };
}

const end = "Connection: close\r\n\r\n";
const authorization = `Authorization: Bearer ${apiKey}\r\n`;

test.each([
  ["a method that fetch does not know", `TRACE ${account}/calls HTTP/1.1\r\nHost: x\r\n${end}`],
  ["a host that is none", `GET ${account}/calls HTTP/1.1\r\nHost: a b<>\r\n${authorization}${end}`],
  ["a host with a user", `GET ${account}/calls HTTP/1.1\r\nHost: u:p@x\r\n${end}`],
  ["a target that is a whole URL", `GET http://x:99999/ HTTP/1.1\r\nHost: x\r\n${end}`],
  ["a whole URL with a user as the target", `GET http://u:p@x${account}/calls HTTP/1.1\r\nHost: x\r\n${end}`],
  ["a star as the target", `OPTIONS * HTTP/1.1\r\nHost: x\r\n${end}`],
  ["bytes in a header", `GET ${account}/calls HTTP/1.1\r\nHost: x\r\nX-Odd: \xff\xfe\r\n${end}`],
  ["a body of a GET", `GET ${account}/calls HTTP/1.1\r\nHost: x\r\n${authorization}Content-Length: 2\r\n${end}{}`],
  [
    "an upgrade",
    `GET ${account}/calls HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n`,
  ],
  ["a HEAD", `HEAD ${account}/calls HTTP/1.1\r\nHost: x\r\n${end}`],
  ["no HTTP", "hello\r\n\r\n"],
  ["a chunk that is none", `POST ${account}/calls HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n${end}zz\r\n`],
])("%s is answered, and not with 500", async (_, text) => {
  const { raw } = await listening();
  const answer = await raw(text);
  expect(answer).toMatch(/^HTTP\/1\.1 [2-4]\d\d /);
});

test.each([
  `http://api.example.com${account}/calls?pageSize=1`,
  `HTTP://127.0.0.1:1${account}/calls?pageSize=1`,
  `https://api.example.com:8443${account}/calls?pageSize=1`,
])("a request whose target is the whole URL is served: %s", async (target) => {
  const { api, raw } = await listening();
  const answer = await raw(`GET ${target} HTTP/1.1\r\nHost: other.example.com\r\n${authorization}${end}`);
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(api.requests).toMatchObject([
    { operationId: "listCalls", path: `${account}/calls`, query: { pageSize: "1" }, method: "GET" },
  ]);
});

test("a client that goes in the middle of its body leaves the server well, and no request behind", async () => {
  const { api, port, raw } = await listening();
  const socket = connect(port, "127.0.0.1");
  socket.write(`POST ${account}/calls HTTP/1.1\r\nHost: x\r\n${authorization}Content-Length: 1000\r\n\r\n{"To":`);
  socket.end();
  socket.resume();
  await once(socket, "close");
  expect(await raw(`GET ${account}/calls HTTP/1.1\r\nHost: x\r\n${authorization}${end}`)).toMatch(/^HTTP\/1\.1 200 /);
  expect(api.requests.map(({ operationId }) => operationId)).toEqual(["listCalls"]);
});
