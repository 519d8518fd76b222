import { paths } from "../../contract/paths.ts";

/** Makes the server forget the traffic; every open page then does the same. */
export async function clearLog(): Promise<void> {
  await fetch(paths.log, { method: "DELETE" });
}
