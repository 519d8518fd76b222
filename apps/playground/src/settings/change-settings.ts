import { paths } from "../../contract/paths.ts";
import type { SettingsChange, SettingsProblem } from "../../contract/settings-change.ts";
import type { PlaygroundStatus } from "../../contract/status.ts";
import type { Session } from "../session/create-session.ts";

/** Hands a change to the server. `null` when it was made, else what stands against it. */
export async function changeSettings(session: Session, change: SettingsChange): Promise<SettingsProblem | null> {
  try {
    const answer = await fetch(paths.settings, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(change),
    });
    if (!answer.ok) return (await answer.json()) as SettingsProblem;
    session.store.dispatch({ type: "session/status", status: (await answer.json()) as PlaygroundStatus });
    return null;
  } catch {
    return { error: "The playground's server does not answer. Is it still running?", code: "playground_unreachable" };
  }
}
