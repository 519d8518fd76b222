import type { KeyValueStore } from "./key-value-store.ts";

/** The part of `localStorage` and `sessionStorage` that is used. */
export interface WebStorageLike {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A store over `localStorage` or `sessionStorage`. What the storage throws (quota, privacy mode) reaches the caller. */
export function webStorageStore(storage: WebStorageLike): KeyValueStore {
  return {
    get: (key) => storage.getItem(key) ?? undefined,
    set: (key, value) => storage.setItem(key, value),
    delete: (key) => storage.removeItem(key),
  };
}
