/** The sessions in which there were runs before the recordings that look at sessions began. */
export const seeds: readonly string[] = ["a", "b", "c", "ab1", "sess1", "plainkey", "chat1", "toolon"];
