import { expect, test } from "vitest";

import { neverLeft } from "./never-left.ts";

const coded = (code: string, more: object = {}): Error => Object.assign(new Error(code), { code, ...more });
const fetchFailed = (cause: unknown): Error => new TypeError("fetch failed", { cause });

test.each<[string, unknown]>([
  ["Node: nobody listens", fetchFailed(coded("ECONNREFUSED"))],
  ["Node: no such host", fetchFailed(coded("ENOTFOUND", { syscall: "getaddrinfo" }))],
  ["Node: no name server", fetchFailed(coded("EAI_AGAIN"))],
  ["Node: connect timeout of undici", fetchFailed(coded("UND_ERR_CONNECT_TIMEOUT"))],
  ["Node: connect timeout of the system", fetchFailed(coded("ETIMEDOUT", { syscall: "connect" }))],
  ["Node: no route", fetchFailed(coded("EHOSTUNREACH"))],
  ["Node: self-signed certificate", fetchFailed(coded("DEPTH_ZERO_SELF_SIGNED_CERT"))],
  ["Node: certificate of another host", fetchFailed(coded("ERR_TLS_CERT_ALTNAME_INVALID"))],
  [
    "Node: cut in the TLS handshake",
    fetchFailed(
      coded("ECONNRESET", {
        message: "Client network socket disconnected before secure TLS connection was established",
      }),
    ),
  ],
  ["Node: every address refused", fetchFailed(new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH")]))],
  ["Node: a port that fetch refuses", fetchFailed(new Error("bad port"))],
  ["Bun: nobody listens", coded("ConnectionRefused")],
  ["Bun: no such host", coded("FailedToOpenSocket")],
  [
    "Deno: nobody listens",
    new TypeError(
      "error sending request for url (http://x/): client error (Connect): tcp connect error: Connection refused (os error 111)",
    ),
  ],
  [
    "Deno: no such host",
    new TypeError(
      "error sending request for url (http://x/): client error (Connect): dns error: failed to lookup address information",
    ),
  ],
])("%s: the request never left", (_, error) => {
  expect(neverLeft(error)).toBe(true);
});

test.each<[string, unknown]>([
  ["the connection was reset", fetchFailed(coded("ECONNRESET", { syscall: "read" }))],
  ["the other side closed", fetchFailed(coded("UND_ERR_SOCKET"))],
  ["no headers in time", fetchFailed(coded("UND_ERR_HEADERS_TIMEOUT"))],
  ["a timeout while waiting", fetchFailed(coded("ETIMEDOUT", { syscall: "read" }))],
  ["one address refused, another cut", fetchFailed(new AggregateError([coded("ECONNREFUSED"), coded("ECONNRESET")]))],
  ["a browser that says nothing", new TypeError("Failed to fetch")],
  [
    "Deno: cut",
    new TypeError(
      "error sending request for url (http://x/): client error (SendRequest): connection closed before message completed",
    ),
  ],
  ...["EHOSTUNREACH", "ENETUNREACH", "EHOSTDOWN", "ENETDOWN", "ECONNREFUSED"].flatMap((code) =>
    // Linux reports what became of the way also on a connection that is there already, after the request went over it.
    ["read", "write"].map((syscall): [string, unknown] => [
      `${syscall} ${code}`,
      fetchFailed(coded(code, { syscall })),
    ]),
  ),
  ["a copy that lost the step", coded("EHOSTUNREACH", { cause: coded("EHOSTUNREACH", { syscall: "read" }) })],
  ["a record of plain HTTP in the middle of TLS", fetchFailed(coded("ERR_SSL_WRONG_VERSION_NUMBER"))],
  ["a text", "ECONNREFUSED"],
  ["nothing", undefined],
])("%s: it may have arrived", (_, error) => {
  expect(neverLeft(error)).toBe(false);
});

test("a chain of causes that bites its tail ends", () => {
  const error: Error & { cause?: unknown } = new Error("a");
  error.cause = error;
  expect(neverLeft(error)).toBe(false);
});

const connect = (address: string, port: number): Error =>
  fetchFailed(coded("ECONNREFUSED", { syscall: "connect", address, port }));

test.each<[string, string, unknown]>([
  ["the address of the request", "http://127.0.0.1:8080/v1", connect("127.0.0.1", 8080)],
  ["an address of localhost", "http://localhost:8080/v1", connect("::1", 8080)],
  ["an address in brackets", "http://[::1]/v1", connect("::1", 80)],
  [
    "its name",
    "https://api.example/v1",
    fetchFailed(coded("ENOTFOUND", { syscall: "getaddrinfo", hostname: "api.example" })),
  ],
  ["no address", "https://api.example/v1", fetchFailed(coded("ECONNREFUSED"))],
])("of the caller's own fetch, an error about %s: the request never left", (_, url, error) => {
  expect(neverLeft(error, url)).toBe(true);
});

test.each<[string, string, unknown]>([
  ["another port", "http://127.0.0.1:8080/v1", connect("127.0.0.1", 9)],
  ["the port that https has, of http", "http://127.0.0.1/v1", connect("127.0.0.1", 443)],
  ["another address", "http://127.0.0.1:8080/v1", connect("127.0.0.2", 8080)],
  ["an address that may be anybody's", "https://api.example/v1", connect("192.0.2.1", 443)],
  [
    "another name",
    "https://api.example/v1",
    fetchFailed(coded("ENOTFOUND", { syscall: "getaddrinfo", hostname: "log.example" })),
  ],
  [
    "two addresses, one of them another",
    "http://localhost:80/v1",
    new AggregateError([connect("::1", 80), connect("::1", 81)]),
  ],
  ["a port that it was not given", "http://127.0.0.1:8080/v1", fetchFailed(new Error("bad port"))],
])("of the caller's own fetch, an error about %s: it may have arrived", (_, url, error) => {
  expect(neverLeft(error, url)).toBe(false);
});
