import { Miniflare } from "miniflare";
import { expect, test } from "vitest";

import type { CaseResult } from "../test/operations/run-cases.ts";
import { serveCases } from "../test/operations/serve-cases.ts";
import { bundleProgram } from "./bundle-program.ts";
import { runEdges } from "./edges.ts";
import { expectCases } from "./expect-cases.ts";

const worker = `
  import { runEdges } from "./edges.ts";
  import { runEveryOperation } from "./program.ts";
  export default {
    async fetch(request, env) {
      const isEdges = new URL(request.url).pathname === "/edges";
      return Response.json(isEdges ? await runEdges() : await runEveryOperation(env.SERVER, false));
    },
  };
`;

test("every operation works in workerd, and webhooks, VoiceML and the preflight give what they give in Node", async () => {
  const server = await serveCases();
  const script = await bundleProgram(worker, ["workerd", "worker"]);
  const miniflare = new Miniflare({
    modules: true,
    script,
    compatibilityDate: "2026-01-01",
    bindings: { SERVER: server.url },
  });
  try {
    const response = await miniflare.dispatchFetch("http://worker.example/");
    expect(response.status).toBe(200);
    await expectCases((await response.json()) as CaseResult[], server);
    const edges = await miniflare.dispatchFetch("http://worker.example/edges");
    expect(await edges.json()).toEqual(await runEdges());
  } finally {
    await miniflare.dispose();
    await server.close();
  }
}, 60_000);
