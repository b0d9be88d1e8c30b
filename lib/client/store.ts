/** A value that can be watched; fits React's useSyncExternalStore. */
export type Store<S> = {
  get(): S;
  /** Listeners hear of it only when the value is another one. */
  update(change: (state: S) => S): void;
  subscribe(listener: () => void): () => void;
};

/** One value, replaced as a whole. */
export function createStore<S>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    update(change) {
      const next = change(state);
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
