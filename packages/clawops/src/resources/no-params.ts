/** The parameters of a method that has none yet: the place is kept for those that the API may get. */
export type NoParams = Readonly<Record<string, never>>;
