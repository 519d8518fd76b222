import { randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, realpath, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";

import type { KeyValueStore } from "@pincer/shared";
import { isRecord } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import { withFileLock } from "./file-lock.ts";

/** The last work on each file; stores of the same file wait for each other. */
const lastWork = new Map<string, Promise<unknown>>();

/**
 * A store on disk, for device keys and tokens: one JSON file that only its owner can read (0600, in a folder 0700 where it makes
 * one). It is written to a file beside it which then takes its place, so a crash leaves the old one or the new one. Whoever
 * writes to it waits for the others, those of other processes too (by a file beside it, `<path>.lock`).
 *
 * A file that others can read too is made the owner's alone when it is read; where that cannot be done, a warning of the process says
 * so once.
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
  const change = <T>(work: (values: Map<string, string>) => Promise<T>): Promise<T> =>
    inTurn(file, async () => {
      await load(file); // what is no store is left alone, and needs no lock
      return locked(file, async () => work(await load(file)));
    });
  return {
    name: file,
    get: (key) => inTurn(file, async () => (await load(file)).get(key)),
    async set(key, value) {
      checkTexts(key, value);
      await change((values) => save(file, values.set(key, value)));
    },
    async add(key, value) {
      checkTexts(key, value);
      return change(async (values) => {
        const kept = values.get(key);
        if (kept === undefined) await save(file, values.set(key, value));
        return kept ?? value;
      });
    },
    async delete(key) {
      // Nothing to delete: neither a lock nor a folder is made for it.
      if ((await inTurn(file, () => load(file))).has(key)) {
        await change(async (values) => void (values.delete(key) && (await save(file, values))));
      }
    },
  };
}

function checkTexts(key: unknown, value: unknown): void {
  if (typeof key === "string" && typeof value === "string") return;
  throw new GatewayError("fileStore: key and value must be texts.", { kind: "invalid-argument" });
}

async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  // Through a link to the same file others must find the same lock.
  const target = await realpath(file).catch(() => file);
  return withFileLock(target, work).catch((error: unknown) => {
    throw error instanceof GatewayError ? error : failed(file, "cannot be written", error);
  });
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
    const handle = await open(file, "r");
    try {
      await narrow(file, handle);
      text = await handle.readFile("utf8");
    } finally {
      await handle.close();
    }
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

/** Files whose mode could not be changed: it is said once. */
const wide = new Set<string>();

/** A file that others can read too is made the owner's alone. On Windows modes say nothing. */
async function narrow(file: string, handle: FileHandle): Promise<void> {
  if (process.platform === "win32") return;
  const found = await handle.stat();
  const mode = found.mode & 0o777;
  if (!found.isFile() || (mode & 0o077) === 0) return;
  try {
    await handle.chmod(0o600);
  } catch {
    // A mounted secret, or another's file.
    if (!wide.has(file)) {
      const text = `Others can read the store ${file} (mode ${mode.toString(8)}), which holds keys, and its mode cannot be changed.`;
      process.emitWarning(text, "PincerWarning");
    }
    wide.add(file);
  }
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
  const code = codeOf(cause) ?? "unknown error";
  return new GatewayError(`The store ${file} ${what} (${code}).`, {
    kind: "configuration",
    cause,
    retryable: passing.has(code),
    steps: [advice[code] ?? `See what is the matter with ${dirname(file)}, or give fileStore another path.`],
  });
}

const noAccess = "Give this process the right to it, or give fileStore a path that it may write to.";

/** What to do, by the system's name for what went wrong. */
const advice: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full: make room, and try again.",
  EDQUOT: "The quota of the disk is used up: make room, and try again.",
  EROFS: "The file system is read-only: give fileStore a path that can be written to.",
  EACCES: noAccess,
  EPERM: noAccess,
  EISDIR: "That is a folder: give fileStore the path of a file in it.",
  ENOTDIR: "A part of the path is no folder: correct the path that fileStore was given.",
};

/** What may go away by itself. */
const passing: ReadonlySet<string> = new Set([
  "ENOSPC",
  "EDQUOT",
  "EBUSY",
  "EAGAIN",
  "EMFILE",
  "ENFILE",
  "EIO",
  "ETIMEDOUT",
]);

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === "string" ? code : undefined;
}
