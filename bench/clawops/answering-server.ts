/** A plain server in a process of its own: it gives every request the same small JSON. Tells its parent its port. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { callJson } from "./sample-call.ts";

const body = Buffer.from(callJson("CA1"));
const headers = { "content-type": "application/json", "content-length": body.byteLength };
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(200, headers).end(body);
});
server.keepAliveTimeout = 600_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.once("disconnect", () => process.exit());
