import type { ClawOps } from "@pincer/clawops";
import type { GatewayClient } from "@pincer/gateway-client";

import { createClawOps } from "../clients/create-clawops.ts";
import { createGateway } from "../clients/create-gateway.ts";
import { createScope, type OwnedScope, type Scope } from "./scope.ts";
import { clawopsKey, gatewayKey, reduceSession, type SessionAction } from "./session-reducer.ts";
import { initialState, type SessionState } from "./session-state.ts";
import { createStore, type Store } from "./store.ts";

/** The page's state and the two clients behind it. */
export interface Session {
  readonly store: Store<SessionState, SessionAction>;
  /** The ClawOps side; `undefined` before the server has said where it points to. */
  clawops(): Scope<ClawOps> | undefined;
  /** The gateway side. */
  gateway(): Scope<GatewayClient> | undefined;
  /** Ends the gateway's connection; the next use makes a new client. */
  dropGateway(): Promise<void>;
}

/** Makes the one session of a page. Clients are made when they are first needed, and anew when Settings point elsewhere. */
export function createSession(origin: string): Session {
  const store = createStore<SessionState, SessionAction>(reduceSession, initialState);
  let clawops: OwnedScope<ClawOps> | undefined;
  let gateway: OwnedScope<GatewayClient> | undefined;

  const dropGateway = async (): Promise<void> => {
    const old = gateway;
    gateway = undefined;
    old?.end();
    await old?.client.close();
  };
  const endStale = (): void => {
    const { status } = store.get();
    if (status === null) return;
    if (clawops !== undefined && clawops.key !== clawopsKey(status)) {
      clawops.end();
      clawops = undefined;
    }
    if (gateway !== undefined && gateway.key !== gatewayKey(status)) void dropGateway();
  };
  store.subscribe(endStale);

  return {
    store,
    dropGateway,
    clawops() {
      const { status } = store.get();
      if (status === null) return undefined;
      clawops ??= createScope(
        clawopsKey(status),
        status.clawops.target,
        createClawOps(origin, status.clawops),
        store.dispatch,
      );
      return clawops;
    },
    gateway() {
      const { status } = store.get();
      if (status === null) return undefined;
      gateway ??= createScope(
        gatewayKey(status),
        status.gateway.target,
        createGateway(origin, status.gateway),
        store.dispatch,
      );
      return gateway;
    },
  };
}
