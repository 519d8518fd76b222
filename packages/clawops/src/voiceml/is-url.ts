/** True for a `URL`, also for one of another realm: a test environment, a sandbox of an edge runtime. */
export function isUrl(value: unknown): value is URL {
  return Object.prototype.toString.call(value) === "[object URL]";
}
