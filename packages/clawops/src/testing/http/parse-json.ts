/** Nothing that the API takes nests nearly as deep; what goes deeper than this could exhaust the stack of whoever walks it. */
const MAX_DEPTH = 200;

/**
 * Reads JSON.
 *
 * @throws SyntaxError for what is none, and for what nests too deep
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) throw new SyntaxError(`JSON nests deeper than ${MAX_DEPTH} levels`);
    level = level.flatMap((item) =>
      typeof item === "object" && item !== null ? Object.values(item).filter((one) => typeof one === "object") : [],
    );
  }
  return value;
}
