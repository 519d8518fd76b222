import { createLocalClawOps, type LocalClawOps } from "@pincer/clawops/testing";
import type { Page } from "playwright-core";
import { onTestFinished } from "vitest";

/** A key that must turn up nowhere. */
export const plantedKey = "sk_live_planted_0a1b2c3d4e5f";

/** A ClawOps that stands for the real one. */
export interface RealApi {
  readonly url: string;
  posts(): number;
  /** The bodies of every request of an operation. */
  bodies(operationId: string): readonly unknown[];
  readonly fail: LocalClawOps["fail"];
}

/** Starts one; it stops with the test. */
export async function startRealApi(options: { readonly numbers?: readonly string[] } = {}): Promise<RealApi> {
  const api = createLocalClawOps({ apiKey: plantedKey, accountId: "AC_real", ...options });
  onTestFinished(() => api[Symbol.asyncDispose]());
  const { url } = await api.listen({ port: 0 });
  return {
    url,
    posts: () => api.requests.filter(({ method }) => method === "POST").length,
    bodies: (operationId) =>
      api.requests.filter((request) => request.operationId === operationId).map(({ body }) => body),
    fail: (operationId, fault) => api.fail(operationId, fault),
  };
}

/** Points the page to it in Settings. */
export async function chooseReal(page: Page, url: string): Promise<void> {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByTestId("settings-clawops-target").getByText("Real").click();
  await page.getByTestId("settings-clawops-apiKey").fill(plantedKey);
  await page.getByTestId("settings-clawops-accountId").fill("AC_real");
  await page.getByTestId("settings-clawops-baseURL").fill(url);
  await page.getByTestId("settings-clawops-apply").click();
}
