import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

import type { KeyValueStore } from "@pincer/shared";
import { isRecord } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";

/** The last work on each file; stores of the same file wait for each other. */
const lastWork = new Map<string, Promise<unknown>>();

/**
 * A store on disk, for device keys and tokens: one JSON file that only its owner can read (0600, in a folder 0700 where it makes
 * one). It is written to a file beside it which then takes its place, so a crash leaves the old one or the new one. Writes of one
 * process wait for each other; between processes the last one wins.
 *
 * A file that is not such a store is never written over: each call rejects with a `GatewayError` of kind `configuration`.
 *
 * @param path where it is; it and its folder are made with the first `set`
 * @throws GatewayError for a path that is no text
 */
export function fileStore(path: string): KeyValueStore {
  if (typeof path !== "string" || path.trim() === "") {
    throw new GatewayError("fileStore(path): path must be the path of a file.", { kind: "invalid-argument" });
  }
  const file = resolve(path);
  return {
    get: (key) => inTurn(file, async () => (await load(file)).get(key)),
    set: (key, value) =>
      inTurn(file, async () => {
        if (typeof key !== "string" || typeof value !== "string") {
          throw new GatewayError("fileStore: key and value must be texts.", { kind: "invalid-argument" });
        }
        await save(file, (await load(file)).set(key, value));
      }),
    delete: (key) =>
      inTurn(file, async () => {
        const values = await load(file);
        if (values.delete(key)) await save(file, values);
      }),
  };
}

async function inTurn<T>(file: string, work: () => Promise<T>): Promise<T> {
  const before = lastWork.get(file) ?? Promise.resolve();
  const turn = before.then(work, work);
  lastWork.set(file, turn);
  try {
    return await turn;
  } finally {
    if (lastWork.get(file) === turn) lastWork.delete(file);
  }
}

async function load(file: string): Promise<Map<string, string>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return new Map();
    throw failed(file, "cannot be read", cause);
  }
  const values = parse(text);
  if (values !== undefined) return new Map(values);
  throw new GatewayError(
    `The store ${file} is damaged: it is not a JSON object of texts, and so it is left as it is.`,
    {
      kind: "configuration",
      steps: ["Repair it, or delete it: the device then has to be paired again."],
    },
  );
}

function parse(text: string): Array<[string, string]> | undefined {
  try {
    const root: unknown = JSON.parse(text);
    if (!isRecord(root)) return undefined;
    const texts = Object.entries(root).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return texts.length === Object.keys(root).length ? texts : undefined;
  } catch {
    return undefined; // the parser's message quotes the text, which may be a secret
  }
}

async function save(file: string, values: ReadonlyMap<string, string>): Promise<void> {
  const target = await realpath(file).catch(() => file); // a link stays a link
  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(Object.fromEntries(values), undefined, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    throw failed(file, "cannot be written", cause);
  }
}

function failed(file: string, what: string, cause: unknown): GatewayError {
  return new GatewayError(`The store ${file} ${what} (${codeOf(cause) ?? "unknown error"}).`, {
    kind: "configuration",
    cause,
  });
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === "string" ? code : undefined;
}
