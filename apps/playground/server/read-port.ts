/** The port when none is asked for. */
export const DEFAULT_PORT = 4747;

/** A port, and whether it was asked for: only a default may be replaced by another. */
export interface WantedPort {
  readonly port: number;
  readonly explicit: boolean;
}

/** Reads the environment's `PORT`; throws where it is no port. */
export function readPort(text: string | undefined): WantedPort {
  if (text === undefined || text.trim() === "") return { port: DEFAULT_PORT, explicit: false };
  const port = Number(text);
  if (!/^\d+$/.test(text.trim()) || port > 65_535) {
    throw new Error(`PORT must be a number from 0 to 65535, not ${JSON.stringify(text)}.`);
  }
  return { port, explicit: port !== 0 };
}
