import { paths } from "../../contract/paths.ts";

/** Makes the server forget the traffic; every open page then does the same. */
export async function clearLog(): Promise<void> {
  try {
    await fetch(paths.log, { method: "DELETE" });
  } catch {
    // The server is gone; the page says so at its top, and the traffic stays as it is.
  }
}
