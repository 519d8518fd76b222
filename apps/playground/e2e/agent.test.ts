import type { ReplyFunction } from "@pincer/gateway-client/testing";
import { abortable, deferred } from "@pincer/shared/internal";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { launchBrowser } from "../../../.config/browser/launch-browser.ts";
import { expectText } from "./support/expect-text.ts";
import { expectNoComplaints, openPlayground } from "./support/open-playground.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** A model that says each next word only when it is let. */
function heldReply(...words: string[]): { reply: ReplyFunction; letGo: () => void } {
  const gates = words.map(() => deferred<void>());
  let open = 0;
  return {
    letGo: () => gates[open++]?.resolve(),
    reply: async function* (_message, { signal }) {
      for (const [index, word] of words.entries()) {
        await abortable(gates[index]?.promise ?? Promise.resolve(), signal);
        yield word;
      }
    },
  };
}

describe("the gateway", () => {
  test("says after connecting what it speaks and grants", async () => {
    const opened = await openPlayground(browser, { hash: "#agent" });
    const { page } = opened;
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await expectText(page.getByTestId("gateway-state"), "ready");
    const hello = page.getByTestId("gateway-hello");
    await expectText(hello, /Protocol4/);
    await expectText(hello, "operator.admin");
    await page.getByRole("button", { name: "Disconnect" }).click();
    await expectText(page.getByTestId("gateway-state"), "idle");
    expectNoComplaints(opened);
  });

  test("that is not running is an error at the button, with what to do", async () => {
    const opened = await openPlayground(browser, { hash: "#agent", gateway: { url: "ws://127.0.0.1:2" } });
    const { page } = opened;
    await page.getByRole("button", { name: "Settings" }).click();
    await page.getByTestId("settings-gateway-target").getByText("Real").click();
    await page.getByTestId("settings-gateway-apply").click();
    await expectText(page.getByTestId("settings-gateway"), "Applied.");
    await page.getByRole("button", { name: "Close settings" }).click();
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    const error = page.getByTestId("gateway-connection").getByRole("alert");
    await expectText(error, "GatewayConnectionError");
    await expectText(error, "No gateway runs at 127.0.0.1:2");
    expectNoComplaints(opened);
  });
});

describe("an answer", () => {
  test("grows word by word and is then final", async () => {
    const { reply, letGo } = heldReply("추천 ", "멘트", "입니다.");
    const opened = await openPlayground(browser, { hash: "#agent", reply });
    const { page } = opened;
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByLabel("Question").fill("추천 멘트 만들어줘");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    const text = page.getByTestId("answer-text");
    letGo();
    await expectText(text, "추천");
    expect(await page.getByTestId("answer").getAttribute("data-status")).toBe("streaming");
    letGo();
    await expectText(text, "추천 멘트");
    letGo();
    await expectText(page.getByTestId("answer-status"), "done");
    expect(await text.textContent()).toBe("추천 멘트입니다.");
    await page.getByRole("table", { name: "Sessions" }).getByTestId("context-bar").waitFor();
    expectNoComplaints(opened);
  });

  test("can be aborted", async () => {
    const { reply, letGo } = heldReply("only ", "never");
    const opened = await openPlayground(browser, { hash: "#agent", reply });
    const { page } = opened;
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    letGo();
    await expectText(page.getByTestId("answer-text"), "only");
    await page.getByRole("button", { name: "Abort" }).click();
    await expectText(page.getByTestId("answer-status"), "aborted");
    await expectText(page.getByTestId("answer"), "GatewayRunError");
    expectNoComplaints(opened);
  });

  test("is not waited for any more after disconnecting", async () => {
    const { reply, letGo } = heldReply("only ", "never");
    const opened = await openPlayground(browser, { hash: "#agent", reply });
    const { page } = opened;
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    letGo();
    await expectText(page.getByTestId("answer-text"), "only");
    await page.getByRole("button", { name: "Disconnect" }).click();
    await expectText(page.getByTestId("run-error"), "You disconnected before the answer was complete");
    expectNoComplaints(opened);
  });

  test("comes from the session that was chosen", async () => {
    const keys: string[] = [];
    const opened = await openPlayground(browser, {
      hash: "#agent",
      reply: async function* (_message, { sessionKey }) {
        keys.push(sessionKey);
        yield `answer ${keys.length}`;
      },
    });
    const { page } = opened;
    const ask = async (number: number): Promise<void> => {
      await page.getByRole("button", { name: "Ask", exact: true }).click();
      await expectText(page.getByTestId("answer-text"), `answer ${number}`);
      await expectText(page.getByTestId("answer-status"), "done");
    };
    await page.getByRole("button", { name: "Connect", exact: true }).click();
    await ask(1);
    await page.getByRole("button", { name: "New session" }).click();
    await ask(2);
    await page.getByRole("radio", { name: "Ask session agent:main:main" }).check();
    await ask(3);
    expect(keys).toEqual(["agent:main:main", expect.stringContaining("agent:main:playground-"), "agent:main:main"]);
    expectNoComplaints(opened);
  });
});
