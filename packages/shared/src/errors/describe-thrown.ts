/** One readable line for anything that was thrown: `TypeError: fetch failed`, or the value itself. */
export function describeThrown(thrown: unknown): string {
  if (thrown instanceof Error) {
    // Some errors (an AggregateError of refused connections) say nothing themselves; their code or parts do.
    const code = (thrown as { code?: unknown }).code;
    const words = thrown.message || (typeof code === "string" ? code : "");
    return words === "" ? thrown.name : `${thrown.name}: ${words}`;
  }
  if (typeof thrown === "string") return thrown;
  try {
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return String(thrown);
  }
}
