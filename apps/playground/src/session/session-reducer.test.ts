import { describe, expect, test } from "vitest";

import type { PlaygroundStatus } from "../../contract/status.ts";
import { type MessageRow, isOnItsWay } from "../messages/messages-state.ts";
import { reduceSession, type SessionAction } from "./session-reducer.ts";
import { initialState, type SessionState } from "./session-state.ts";

const status: PlaygroundStatus = {
  clawops: {
    target: "local",
    accountId: "AC_local",
    numbers: [],
    callbackUrl: null,
    baseURL: "http://127.0.0.1:1",
    real: { available: false, apiKeySet: false, accountId: null, baseURL: "https://api.claw-ops.com", source: null },
  },
  gateway: {
    target: "local",
    url: "ws://127.0.0.1:1",
    real: {
      available: false,
      url: null,
      tokenSet: false,
      passwordSet: false,
      source: null,
      detail: null,
      problem: null,
    },
  },
};

const message: MessageRow = {
  id: "MG1",
  status: "queued",
  type: "sms",
  direction: "outbound",
  to: "010",
  from: "070",
  body: "hi",
  date: null,
};

const after = (...actions: SessionAction[]): SessionState => actions.reduce(reduceSession, initialState);
const realClawops = { ...status, clawops: { ...status.clawops, target: "real" as const, accountId: "AC_real" } };
const realGateway = { ...status, gateway: { ...status.gateway, target: "real" as const, url: "wss://g.example" } };

describe("a change of targets", () => {
  const busy = after(
    { type: "session/status", status },
    { type: "messages/listed", items: [message] },
    { type: "numbers/listed", items: ["07012341234"] },
    { type: "detail/opened", callId: "CA1" },
    { type: "gateway/state", state: "ready" },
  );

  test("forgets what was of the other account, and leaves the gateway alone", () => {
    const next = reduceSession(busy, { type: "session/status", status: realClawops });
    expect(next.messages.items).toEqual([]);
    expect(next.messages.loaded).toBe(false);
    expect([next.numbers.items, next.detail]).toEqual([null, null]);
    expect(next.gateway.state).toBe("ready");
  });

  test("forgets what was of the other gateway, and leaves the account alone", () => {
    const next = reduceSession(busy, { type: "session/status", status: realGateway });
    expect(next.gateway.state).toBe("idle");
    expect(next.messages.items).toEqual([message]);
  });

  test("that changes nothing forgets nothing", () => {
    const next = reduceSession(busy, { type: "session/status", status: structuredClone(status) });
    expect(next.messages).toBe(busy.messages);
    expect(next.gateway).toBe(busy.gateway);
  });

  test("tells that the server is there", () => {
    const lost = reduceSession(busy, { type: "session/link", link: "lost" });
    expect(reduceSession(lost, { type: "session/status", status }).link).toBe("connected");
  });
});

describe("messages", () => {
  test("show the one that was sent before the list has it, and once when the list has it too", () => {
    const sent = after({ type: "messages/sending" }, { type: "messages/sent", message });
    expect(sent.messages).toMatchObject({ sending: false, sent: { id: "MG1" }, items: [message] });
    const listed = reduceSession(sent, { type: "messages/listed", items: [{ ...message, status: "sent" }] });
    expect(listed.messages.items).toEqual([{ ...message, status: "sent" }]);
  });

  test("keep the one that was sent in sight when newer ones fill the list", () => {
    const sent = after({ type: "messages/sending" }, { type: "messages/sent", message });
    const listed = reduceSession(sent, { type: "messages/listed", items: [{ ...message, id: "MG2" }] });
    expect(listed.messages.sent).toEqual(message);
  });

  test("forget the error of the last attempt when a new one begins", () => {
    const error = { name: "E", message: "", code: null, status: null, requestId: null, advice: "", issues: [] };
    const failed = after({ type: "messages/sending" }, { type: "messages/send-failed", error });
    expect(failed.messages).toMatchObject({ sending: false, sendError: error });
    expect(reduceSession(failed, { type: "messages/sending" }).messages.sendError).toBeNull();
  });

  test("are on their way only while they are queued", () => {
    expect(isOnItsWay(message)).toBe(true);
    for (const other of ["sent", "failed", "received", "something-new"]) {
      expect(isOnItsWay({ ...message, status: other })).toBe(false);
    }
  });
});
