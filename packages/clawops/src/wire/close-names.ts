/** Up to three of `names` that are nearest to a misspelt one. */
export function closeNames(name: string, names: Iterable<string>): string[] {
  const wanted = name.toLowerCase();
  return [...names]
    .map((known) => ({ known, distance: distance(wanted, known.toLowerCase()) }))
    .filter((one) => one.distance <= Math.max(3, Math.floor(wanted.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((one) => one.known);
}

/** How many letters must be changed, added or removed to get from one word to the other. */
function distance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of Array.from(from).entries()) {
    const current = [row + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const replaced = (previous[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
