/** The timers of the page, before a test watches them. */
export const setTimeout: typeof globalThis.setTimeout = globalThis.setTimeout;
/** The same. */
export const clearTimeout: typeof globalThis.clearTimeout = globalThis.clearTimeout;
