/**
 * Where small things that must outlive a process are kept (device keys, device tokens). Values are secrets: a store must
 * not be readable by others.
 */
export interface KeyValueStore {
  /** The value, or `undefined` where there is none. */
  get(key: string): Promise<string | undefined> | string | undefined;
  /** Keeps the value, in the place of an older one. */
  set(key: string, value: string): Promise<void> | void;
  /** Forgets the value; a key that is not there is no error. */
  delete(key: string): Promise<void> | void;
  /**
   * Keeps the value only where there is none, in one step that no other process or page can get between, and gives the value that
   * is kept. For stores that several share and that can do it; without it, who writes at the same moment is found out by reading again.
   */
  add?(key: string, value: string): Promise<string> | string;
  /** What messages call it, such as the path of a file. */
  readonly name?: string;
}
