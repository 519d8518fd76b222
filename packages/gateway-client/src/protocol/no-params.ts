/** For methods that take nothing: gateways refuse any field. */
export type NoParams = Readonly<Record<string, never>>;

/** Fields that nobody has written down. */
export type OpenFields = Readonly<Record<string, unknown>>;
