import { expect, test } from "vitest";

import { launchBrowser } from "../../../.config/browser/launch-browser.ts";
import type { CaseResult } from "../test/operations/run-cases.ts";
import { serveCases } from "../test/operations/serve-cases.ts";
import { openRawServer } from "../test/raw-server.ts";
import { bundleProgram } from "./bundle-program.ts";
import { runEdges } from "./edges.ts";
import { expectCases } from "./expect-cases.ts";

const script = `
  import { runEdges } from "./edges.ts";
  import { runEveryOperation } from "./program.ts";
  import { ClawOps } from "../src/index.ts";
  globalThis.runEveryOperation = runEveryOperation;
  globalThis.runEdges = runEdges;
  globalThis.makeClient = () => new ClawOps({ apiKey: "sk_in_a_page", accountId: "AC_1" });
`;

test("every operation works in a page of another origin, which must say that it may hold the key", async () => {
  const server = await serveCases();
  const code = await bundleProgram(script, ["browser"]);
  const page = await openRawServer((request, response) => {
    const isScript = request.target === "/program.js";
    response.writeHead(200, { "content-type": isScript ? "text/javascript" : "text/html" });
    response.end(
      isScript
        ? code
        : '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>',
    );
  });
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    const complaints: string[] = [];
    tab.on("console", (message) => complaints.push(message.text()));
    tab.on("pageerror", (error) => complaints.push(String(error)));
    await tab.goto(page.url);
    await tab.waitForFunction("typeof runEveryOperation === 'function'");
    const refusal = await tab.evaluate("try { makeClient(); 'made' } catch (error) { String(error) }");
    expect(refusal).toMatch(/^ClawOpsError: ClawOps runs in a web page here.*dangerouslyAllowBrowser/s);
    const results = await tab.evaluate(`runEveryOperation(${JSON.stringify(server.url)}, true)`);
    await expectCases(results as CaseResult[], server);
    expect(await tab.evaluate("runEdges()")).toEqual(await runEdges());
    expect(complaints).toEqual([]); // a header that a browser forbids would be told here
  } finally {
    await browser.close();
    await page.close();
    await server.close();
  }
}, 60_000);
