import { useEffect, type JSX } from "react";

import { AppHeader } from "./app-header.tsx";
import { followServer } from "./log/follow-server.ts";
import { LogPanel } from "./log/log-panel.tsx";
import { ServerLinkNotice } from "./server-link-notice.tsx";
import { useSession, useSessionState } from "./session/session-context.ts";
import { Workbench } from "./workbench.tsx";

import classes from "./app.module.css";

/** The page: header, workbench on the left, traffic on the right. */
export function App(): JSX.Element {
  const { store } = useSession();
  const ready = useSessionState(({ status }) => status !== null);
  useEffect(() => followServer(store.dispatch), [store]);
  return (
    <div className={classes["page"]}>
      <AppHeader />
      <ServerLinkNotice />
      <main className={classes["columns"]}>
        <div className={classes["work"]}>{ready && <Workbench />}</div>
        <LogPanel />
      </main>
    </div>
  );
}
