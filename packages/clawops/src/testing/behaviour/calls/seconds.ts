/** The time between two instants in whole seconds, rounded up as calls are charged. */
export function seconds(from: number, to: number): number {
  return Math.ceil(Math.max(0, to - from) / 1000);
}
