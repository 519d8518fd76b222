import { isPortTaken } from "./listen.ts";
import type { WantedPort } from "./read-port.ts";

/** Something that was started, and how that went other than wanted. */
export interface Started<T> {
  readonly value: T;
  /** Empty, or what a person should know: ` (port 4747 was taken)`. */
  readonly note: string;
}

/** Starts on the wanted port. A taken default gives way to a free port; a port that was asked for does not. */
export async function startOnPort<T>(
  { port, explicit }: WantedPort,
  start: (port: number) => Promise<T>,
): Promise<Started<T>> {
  try {
    return { value: await start(port), note: "" };
  } catch (error) {
    if (!isPortTaken(error)) throw error;
    if (explicit)
      throw new Error(`Port ${port} (from PORT) is taken. Give another one or unset PORT.`, { cause: error });
    return { value: await start(0), note: ` (port ${port} was taken)` };
  }
}
