/** What one subject did in each round. */
export type Rounds<Measured> = ReadonlyMap<string, Measured[]>;

/**
 * Runs every subject once per round, in an order that changes from round to round, so that none is always first or always
 * after the same neighbour. The rounds of `warmUp` come before and are thrown away. With `collect` (the default) the garbage of one is
 * collected before the next, which also throws away compiled code that nothing alive needs: leave it out where each run is short.
 */
export async function interleave<Measured>(
  subjects: Readonly<Record<string, () => Promise<Measured>>>,
  { rounds, warmUp, collect = true }: { readonly rounds: number; readonly warmUp: number; readonly collect?: boolean },
): Promise<Rounds<Measured>> {
  const measured = new Map<string, Measured[]>(Object.keys(subjects).map((name) => [name, []]));
  const order = Object.entries(subjects);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [name, run] of orderOf(order, round + warmUp)) {
      if (collect) globalThis.gc?.(); // or one would pay for the garbage of another
      const value = await run();
      if (round >= 0) measured.get(name)?.push(value);
    }
  }
  return measured;
}

/** Every second round backwards, and each pair of rounds begins one further on. */
function orderOf<Item>(items: readonly Item[], round: number): Item[] {
  const start = Math.floor(round / 2) % items.length;
  const turned = [...items.slice(start), ...items.slice(0, start)];
  return round % 2 === 0 ? turned : turned.toReversed();
}

/** One measure of one subject, by round. */
export function pick<Measured>(
  rounds: Rounds<Measured>,
  subject: string,
  measure: (value: Measured) => number,
): number[] {
  const values = rounds.get(subject);
  if (values === undefined) throw new Error(`there is no subject ${subject}`);
  return values.map(measure);
}
