import type { OpenedPlayground } from "./open-playground.ts";

/** All that a page has and was told, as one text: to look for what must not be there. */
export async function everythingThePageHolds({ page, responses }: OpenedPlayground): Promise<string> {
  const held = await page.evaluate(() => {
    const values = [...document.querySelectorAll("input, textarea")].map((field) => (field as HTMLInputElement).value);
    return JSON.stringify([
      document.documentElement.outerHTML,
      values,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      location.href,
    ]);
  });
  // The event stream has no end to wait for; what it brings is in the page's content.
  const ended = responses.filter((response) => !response.url().endsWith("/api/log"));
  const bodies = await Promise.all(ended.map((response) => response.text().catch(() => "")));
  const headers = await Promise.all(responses.map((response) => response.allHeaders()));
  return held + bodies.join("\n") + JSON.stringify(headers);
}
