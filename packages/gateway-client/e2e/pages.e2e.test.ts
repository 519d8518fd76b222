import { GatewayAuthError, PincerError } from "@pincer/gateway-client";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { everythingPrinted } from "../test/support/everything-printed.ts";
import { rejectionOf } from "../test/support/rejection-of.ts";
import { browserPages } from "./support/browser-pages.ts";
import { generation } from "./support/generation.ts";
import { openClient } from "./support/open-client.ts";
import { ownGateway } from "./support/own-gateway.ts";

// A gateway of its own: wrong passwords of a page lock its origin out.
const LOOPBACK = "http://127.0.0.1:5173";
const ALLOWED = "https://allowed.example";
const REFUSED = "https://refused.example";
const server = ownGateway({ auth: "password", allowedOrigins: [ALLOWED] });
const openPage = browserPages();

/** Connects from inside a page, and gives the hello's protocol or the error's words. */
function connectFrom(page: Page): Promise<{ protocol?: number; name?: string; message?: string }> {
  const { url, token } = server();
  return page.evaluate(
    async (options) => {
      const gateway = new pincer.GatewayClient(options);
      try {
        const { protocol } = await gateway.connect();
        return { protocol };
      } catch (error) {
        return error instanceof Error ? { name: error.name, message: error.message } : {};
      } finally {
        await gateway.close();
      }
    },
    { url, token, password: token },
  );
}

test.each([LOOPBACK, ALLOWED])("a page of %s connects", async (origin) => {
  expect(await connectFrom(await openPage(origin))).toEqual({ protocol: generation.protocol });
});

test.runIf(generation.hasAllowedOrigins)("a page whose origin is not allowed is told where to allow it", async () => {
  const { name, message } = await connectFrom(await openPage(REFUSED));
  expect(name).toBe("GatewayAuthError");
  expect(message).toContain("gateway.controlUi.allowedOrigins");
});

test.runIf(!generation.hasAllowedOrigins)("a page of any origin connects", async () => {
  expect(await connectFrom(await openPage(REFUSED))).toEqual({ protocol: generation.protocol });
});

test.runIf(generation.protocol === 4)("a password connects a program", async () => {
  const { url, token: password } = server();
  const hello = await openClient({ url, password, token: undefined }).connect();
  expect(hello.auth).toMatchObject({ method: "password" });
});

test("a wrong password is refused with an error that says what to do and shows none", async () => {
  const wrong = "not-the-password-of-this-gateway";
  const { url } = server();
  const error = await rejectionOf(openClient({ url, password: wrong, token: undefined }).connect());
  expect(error).toBeInstanceOf(PincerError);
  expect(error).toMatchObject({ retryable: false, method: "connect" });
  expect(everythingPrinted(error)).not.toContain(wrong);
});

test.runIf(generation.hasAllowedOrigins)("a page that tried too often is told to wait, and for how long", async () => {
  const { url } = server();
  const refused: unknown[] = [];
  for (let tries = 0; tries < 11; tries += 1) {
    const client = openClient({ url, password: `wrong-${tries}`, token: undefined, headers: { origin: ALLOWED } });
    refused.push(await rejectionOf(client.connect()));
  }
  expect(refused.at(-1)).toBeInstanceOf(GatewayAuthError);
  expect(refused.at(-1)).toMatchObject({ details: { code: "AUTH_RATE_LIMITED" }, retryable: true });
  expect(refused.at(-1)).toHaveProperty("retryAfterMs", expect.any(Number));
  expect(String(refused.at(-1))).toMatch(/wait/i);
});
