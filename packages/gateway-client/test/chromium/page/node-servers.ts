/** Servers that are no WebSocket servers: a page hides how they fail, so the tests that need them are left out. */
export function createServer(): never {
  throw new Error("A page has no servers; say in left-out.ts why this test is left out.");
}

/** The same for certificates. */
export const selfSigned: () => never = createServer;
