/** A value that changes by actions, and tells who watches. */
export interface Store<State, Action> {
  get(): State;
  dispatch(action: Action): void;
  /** Tells of each change; gives a function that ends it. */
  subscribe(watcher: () => void): () => void;
}

/** Makes a store over a pure reducer. */
export function createStore<State, Action>(
  reduce: (state: State, action: Action) => State,
  initial: State,
): Store<State, Action> {
  const watchers = new Set<() => void>();
  let state = initial;
  return {
    get: () => state,
    dispatch(action) {
      const next = reduce(state, action);
      if (next === state) return;
      state = next;
      for (const watcher of [...watchers]) watcher();
    },
    subscribe(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
