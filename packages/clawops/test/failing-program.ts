// Run by src/transport/exit.test.ts: a program that ends with an error has nothing that keeps it alive.
import { ClawOps } from "../src/index.ts";

const client = new ClawOps({
  apiKey: "sk_test_0123456789",
  accountId: "AC1",
  baseURL: process.argv[2],
  maxRetries: 0,
  timeout: { total: 500_000 },
});
const { signal } = new AbortController();
const results = await Promise.allSettled([
  client.calls.get("CA1", { signal }),
  client.calls.list({}, { signal }),
  client.calls.get(""),
]);
console.log(results.map(({ status }) => status).join(" "));
