import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

/** Stands in the built page for the nonce that each answer gets (see vite.config.ts). */
export const noncePlaceholder = "__CSP_NONCE__";

/** The built page, held in memory: what is not in it is not served. */
export interface LoadedPage {
  readonly html: string;
  /** By path, such as `/assets/index-a1b2c3.js`. */
  readonly files: ReadonlyMap<string, PageFile>;
}

/** One file of the page. */
export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const types: ReadonlyMap<string, string> = new Map([
  [".css", "text/css; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".woff2", "font/woff2"],
]);

/** Reads a folder that `vite build` made; throws an error that says how to make it where it is missing. */
export async function loadPage(folder: string): Promise<LoadedPage> {
  const files = new Map<string, PageFile>();
  let html: string;
  try {
    html = await readFile(join(folder, "index.html"), "utf8");
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const type = types.get(extname(entry.name));
      if (!entry.isFile() || type === undefined) continue;
      const file = join(entry.parentPath, entry.name);
      const path = `/${relative(folder, file).split(sep).join("/")}`;
      files.set(path, { type, bytes: Uint8Array.from(await readFile(file)) });
    }
  } catch (error) {
    throw new Error(`The page is not built (${folder} cannot be read). Run "npm run build" first.`, { cause: error });
  }
  return { html, files };
}
