import type { TargetName } from "../../contract/status.ts";
import type { SessionAction } from "./session-reducer.ts";

/**
 * One side (ClawOps or the gateway) as long as it points to one place. When it is pointed elsewhere the scope ends: what still
 * comes back from the old place changes nothing any more.
 */
export interface Scope<Client> {
  readonly key: string;
  readonly client: Client;
  readonly target: TargetName;
  /** Aborted when the scope ends. */
  readonly signal: AbortSignal;
  /** Changes the page's state, unless the scope has ended. */
  dispatch(action: SessionAction): void;
}

/** A scope that its owner can end. */
export interface OwnedScope<Client> extends Scope<Client> {
  end(): void;
}

/** Opens a scope. */
export function createScope<Client>(
  key: string,
  target: TargetName,
  client: Client,
  dispatch: (action: SessionAction) => void,
): OwnedScope<Client> {
  const controller = new AbortController();
  return {
    key,
    client,
    target,
    signal: controller.signal,
    dispatch(action) {
      if (!controller.signal.aborted) dispatch(action);
    },
    end: () => controller.abort(),
  };
}
