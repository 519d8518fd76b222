/** The lowest Node that the gateway runs on. */
const LOWEST = { major: 24, minor: 16 } as const;

/**
 * Refuses a Node that is too old for the gateway, before anything is installed or started.
 *
 * @throws Error that names the version found and how to run a newer one
 */
export function checkNodeVersion(version: string = process.versions.node): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > LOWEST.major || (major === LOWEST.major && minor >= LOWEST.minor)) return;
  throw new Error(
    `The real gateway needs Node ${LOWEST.major}.${LOWEST.minor} or newer, but this is Node ${version} (${process.execPath}). ` +
      "Start the suite with `npm run test:real-gateway`: npm scripts find the Node of the repository's own node_modules first.",
  );
}
