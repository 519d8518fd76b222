import type { Locator } from "playwright-core";
import { expect } from "vitest";

/** Waits until an element says something. */
export async function expectText(locator: Locator, text: string | RegExp): Promise<void> {
  await locator.filter({ hasText: text }).first().waitFor();
  const found = (await locator.first().textContent()) ?? "";
  if (typeof text === "string") expect(found).toContain(text);
  else expect(found).toMatch(text);
}
