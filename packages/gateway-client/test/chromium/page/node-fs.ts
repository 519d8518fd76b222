import { outside } from "./bridge.ts";

const texts = new Map<string, string>();

/** A text file of this repository. Each is read once. */
export function readFileSync({ pathname }: URL): string {
  const text = texts.get(pathname) ?? outside.readFile(pathname);
  texts.set(pathname, text);
  return text;
}

/** The names in a folder of this repository. */
export function readdirSync({ pathname }: URL): string[] {
  return outside.readFolder(pathname);
}
