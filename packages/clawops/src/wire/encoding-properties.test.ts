import * as fc from "fast-check";
import { expect, test } from "vitest";

import { call, message } from "../../test/samples.ts";
import { rejection, testClient } from "../../test/test-client.ts";

interface Sent {
  readonly url: URL;
  readonly body: Readonly<Record<string, unknown>>;
}

const sent: Sent[] = [];

/** A client whose requests end in `sent`. */
function recordingClient(answer: object): ReturnType<typeof testClient>["client"] {
  const fetch = async (url: string, { body }: RequestInit): Promise<Response> => {
    sent.push({ url: new URL(url), body: typeof body === "string" ? (JSON.parse(body) as Sent["body"]) : {} });
    return Response.json(answer);
  };
  return testClient("https://api.example", { fetch }).client;
}

function lastSent(): Sent {
  const last = sent.at(-1);
  if (last === undefined) throw new Error("Nothing was sent.");
  return last;
}

const text = fc.string({ unit: "grapheme" });
const scalar = fc.oneof(
  text,
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
);
/** Names of the user's own, also those that mean something to JavaScript. */
const name = fc.oneof(
  text,
  fc.constantFrom("__proto__", "constructor", "toString", "hasOwnProperty", "Url", "call_id", "0"),
);

/** An object with own keys only, whatever they are called. */
const mapOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc
    .uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 20 })
    .map((entries) => Object.fromEntries(entries));

const base = { to: "01012345678", from: "07012341234" } as const;

/** Own keys and values, as data: `toEqual` takes `__proto__` for the prototype. */
const entriesOf = (value: unknown): unknown => Object.entries(value as object);

test("the user's own variables arrive as they are, whatever they are called", async () => {
  const client = recordingClient(call);
  await fc.assert(
    fc.asyncProperty(mapOf(scalar), async (variables) => {
      await client.calls.create({ ...base, callFlowId: "CF1", variables });
      const { Variables, ...rest } = lastSent().body;
      expect(entriesOf(Variables)).toEqual(entriesOf(variables));
      expect(rest).toEqual({ To: base.to, From: base.from, CallFlowId: "CF1" });
    }),
  );
});

test("the variables of an agent's context arrive as they are inside what is spelt as the wire has it", async () => {
  const client = recordingClient(call);
  await fc.assert(
    fc.asyncProperty(
      mapOf(scalar),
      text.filter((one) => one !== ""),
      async (variables, instruction) => {
        await client.calls.create({ ...base, agentId: "AG1", callContext: { instruction, variables } });
        const { CallContext } = lastSent().body as { CallContext: Record<string, unknown> };
        expect(Object.keys(CallContext).sort()).toEqual(["Instruction", "Variables"]);
        expect(CallContext["Instruction"]).toBe(instruction);
        expect(entriesOf(CallContext["Variables"])).toEqual(entriesOf(variables));
      },
    ),
  );
});

test("any text of a message arrives letter by letter", async () => {
  const client = recordingClient(message);
  const some = fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), minLength: 1 });
  await fc.assert(
    fc.asyncProperty(some, some, async (body, subject) => {
      await client.messages.create({ ...base, body, subject, idempotencyKey: "k" });
      expect(lastSent().body).toEqual({
        To: base.to,
        From: base.from,
        Body: body,
        Subject: subject,
        IdempotencyKey: "k",
      });
    }),
  );
});

test("an id is one part of the path, and read back it is the id", async () => {
  const client = recordingClient(call);
  const tricky = fc.constantFrom(
    "a/b",
    "../x",
    "%2e%2e",
    "?x=1",
    "#x",
    "a;b",
    "a\\b",
    "%",
    "a b",
    "\t",
    "@",
    "//x",
    "가",
  );
  const id = fc.oneof(
    text,
    tricky,
    fc.tuple(tricky, tricky).map((parts) => parts.join("")),
  );
  await fc.assert(
    fc.asyncProperty(
      id.filter((one) => one.trim() !== "" && one !== "." && one !== ".."),
      async (callId) => {
        await client.calls.get(callId);
        const url = lastSent().url;
        const parts = url.pathname.split("/");
        expect(parts.slice(0, 5)).toEqual(["", "v1", "accounts", "AC_test", "calls"]);
        expect(parts.slice(5).map(decodeURIComponent)).toEqual([callId]);
        expect([url.host, url.search, url.hash]).toEqual(["api.example", "", ""]);
      },
    ),
    { numRuns: 300 },
  );
});

test.each(["", " ", ".", "..", "\ud800", 1, null, undefined, {}, []])("%j is no id", async (callId) => {
  const before = sent.length;
  const error = await rejection(recordingClient(call).calls.get(callId as never));
  expect(error).toMatchObject({ name: "ClawOpsError", kind: "invalid-argument" });
  expect(sent.length).toBe(before);
});

test("query values arrive as repeated keys, in order, whatever is in them", async () => {
  const client = recordingClient({ data: [] });
  await fc.assert(
    fc.asyncProperty(mapOf(fc.array(text)), fc.array(text, { minLength: 1 }), async (extraQuery, from) => {
      await client.calls.list({ from: from as never }, { extraQuery });
      const search = lastSent().url.searchParams;
      for (const [key, values] of Object.entries(extraQuery)) expect(search.getAll(key)).toEqual(values);
      expect(search.getAll("from")).toEqual(Object.hasOwn(extraQuery, "from") ? extraQuery["from"] : from);
    }),
  );
});
