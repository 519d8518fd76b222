import type { KeyValueStore } from "@pincer/shared";

/** The page's database, with one table for the device's key and one for its tokens. */
export const databaseName = "pincer-gateway";

type Table = "keys" | "tokens";

/** True where the runtime has IndexedDB, and lets this page have a database. */
export async function hasDatabase(): Promise<boolean> {
  try {
    if ((globalThis.indexedDB as IDBFactory | undefined) === undefined) return false;
    (await openDatabase()).close();
    return true;
  } catch (error) {
    // A page without an origin of its own, or one whose user lets no site keep anything.
    if (error instanceof DOMException && error.name === "SecurityError") return false;
    throw error;
  }
}

/** One transaction of one table, done when it is on disk. Gives what the request gave. */
export async function inTable<T>(
  table: Table,
  mode: IDBTransactionMode,
  ask: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await openDatabase();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(table, mode, { durability: "strict" });
      const request = ask(transaction.objectStore(table));
      transaction.addEventListener("complete", () => resolve(request.result));
      transaction.addEventListener("abort", () => reject(transaction.error));
    });
  } finally {
    database.close();
  }
}

/** The table of tokens as a store. */
export const databaseStore: KeyValueStore = {
  name: `the IndexedDB database "${databaseName}"`,
  get: async (key) => {
    const found: unknown = await inTable("tokens", "readonly", (table) => table.get(key));
    return typeof found === "string" ? found : undefined;
  },
  set: async (key, value) => void (await inTable("tokens", "readwrite", (table) => table.put(value, key))),
  delete: (key) => inTable("tokens", "readwrite", (table) => table.delete(key)),
};

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.addEventListener("upgradeneeded", () => {
      for (const table of ["keys", "tokens"] satisfies Table[]) request.result.createObjectStore(table);
    });
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
