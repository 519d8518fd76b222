import { expect, test } from "vitest";

import { json, rawServer } from "../../test/raw-server.ts";
import { PLANTED_KEY, rejection, testClient } from "../../test/test-client.ts";
import { APIStatusError } from "../errors/api-status-error.ts";

test("a download follows to another origin without the key", async () => {
  const store = await rawServer((_, response) =>
    response
      .writeHead(200, { "content-type": "audio/wav", "content-disposition": 'attachment; filename="a.wav"' })
      .end("RIFF"),
  );
  const api = await rawServer((_, response) => response.writeHead(302, { location: `${store.url}/file?sig=1` }).end());
  const { client } = testClient(api.url, { defaultHeaders: { "x-tenant": "secret-tenant" } });
  const file = await client.recordings.download("CA1");
  expect({ ...file, data: new TextDecoder().decode(file.data) }).toEqual({
    data: "RIFF",
    contentType: "audio/wav",
    filename: "a.wav",
  });
  expect(api.requests[0]?.headers.authorization).toBe(`Bearer ${PLANTED_KEY}`);
  expect(store.requests[0]?.target).toBe("/file?sig=1");
  expect(store.requests[0]?.headers.authorization).toBeUndefined();
  expect(store.requests[0]?.headers["x-tenant"]).toBeUndefined();
});

test("a download keeps the key where it stays with the origin", async () => {
  const api = await rawServer((_, response, index) =>
    index === 0 ? response.writeHead(307, { location: "/elsewhere" }).end() : response.end("x"),
  );
  await testClient(api.url).client.messages.downloadMedia("MG1", 0);
  expect(api.requests[1]?.target).toBe("/elsewhere");
  expect(api.requests[1]?.headers.authorization).toBe(`Bearer ${PLANTED_KEY}`);
});

test("a key that was dropped on the way does not come back", async () => {
  const other = await rawServer((_, response) => response.writeHead(302, { location: `${api.url}/back` }).end());
  const api = await rawServer((_, response, index) =>
    index === 0 ? response.writeHead(302, { location: other.url }).end() : response.end("x"),
  );
  await testClient(api.url).client.recordings.download("CA1");
  expect(api.requests[1]?.target).toBe("/back");
  expect(api.requests[1]?.headers.authorization).toBeUndefined();
});

test("a download that is sent round in circles ends", async () => {
  const api = await rawServer((_, response) => response.writeHead(302, { location: "/again" }).end());
  const error = await rejection(testClient(api.url).client.recordings.download("CA1"));
  expect(error).toBeInstanceOf(APIStatusError);
  expect(error).toMatchObject({ status: 302 });
  expect(api.requests).toHaveLength(6);
});

test("a redirect to plain http elsewhere is not followed", async () => {
  const api = await rawServer((_, response) => response.writeHead(302, { location: "http://files.example/x" }).end());
  expect(await rejection(testClient(api.url).client.recordings.download("CA1"))).toMatchObject({ status: 302 });
  expect(api.requests).toHaveLength(1);
});

test("an API call is never sent on, so that the key stays where it was meant for", async () => {
  const other = await rawServer((_, response) => json(response, 201, {}));
  const api = await rawServer((_, response) => response.writeHead(307, { location: other.url }).end());
  const error = await rejection(
    testClient(api.url).client.calls.create({ to: "010", from: "070", url: "https://x.example" }),
  );
  expect(error).toBeInstanceOf(APIStatusError);
  expect(error).toMatchObject({ status: 307, outcome: "unknown", kind: "protocol" });
  expect((error as Error).message).toContain("baseURL");
  expect(other.requests).toHaveLength(0);
  expect(api.requests).toHaveLength(1);
});

test.each([
  "http://127.0.0.1:9/x",
  "http://localhost/x",
  "http://[::1]/x",
  "http://api.example/x",
  "ftp://api.example/x",
])("a download from the network is not led to %s", async (location) => {
  const urls: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    urls.push(url);
    return new Response(null, { status: 302, headers: { location } });
  };
  const { client } = testClient("https://api.example", { fetch });
  expect(await rejection(client.recordings.download("CA1"))).toMatchObject({ status: 302 });
  expect(urls).toHaveLength(1);
});

test.each([301, 302, 303, 307, 308])(
  "the key goes to no other origin with %i, whatever the target looks like",
  async (status) => {
    const targets = [
      "//other.example/a",
      "https://api.example:444/a",
      "https://user:pw@other.example/a",
      "https://api.example.evil.example/",
    ];
    for (const location of targets) {
      const sent: Array<readonly [string, Headers]> = [];
      const fetch = async (url: string, init: RequestInit): Promise<Response> => {
        sent.push([url, new Headers(init.headers)]);
        if (sent.length > 2) return new Response("x");
        return new Response(null, {
          status,
          headers: { location: sent.length === 1 ? location : "https://api.example/back" },
        });
      };
      const { client } = testClient("https://api.example", { fetch, defaultHeaders: { "x-tenant": "t" } });
      await client.recordings.download("CA1");
      expect(sent.map(([, headers]) => headers.get("authorization"))).toEqual([`Bearer ${PLANTED_KEY}`, null, null]);
      expect(sent.map(([, headers]) => headers.get("x-tenant"))).toEqual(["t", null, null]);
      expect(sent[1]?.[0]).not.toContain("pw@");
    }
  },
);
