import { createContext, useContext, useSyncExternalStore } from "react";

import type { Session } from "./create-session.ts";
import type { SessionState } from "./session-state.ts";

const Context: React.Context<Session | undefined> = createContext<Session | undefined>(undefined);

/** Gives the session to everything below it. */
export const SessionProvider: React.Provider<Session | undefined> = Context.Provider;

/** The page's session. */
export function useSession(): Session {
  const session = useContext(Context);
  if (session === undefined) throw new Error("SessionProvider is missing");
  return session;
}

/** A part of the page's state; `select` must give the same object for the same state. */
export function useSessionState<Part>(select: (state: SessionState) => Part): Part {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
