import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The files, by their path in the folders, that one folder has and the other has not, or has with another text. */
export function differingFiles(one: string, other: string): string[] {
  const [texts, otherTexts] = [readTexts(one), readTexts(other)];
  const files = new Set([...texts.keys(), ...otherTexts.keys()]);
  return [...files].filter((file) => texts.get(file) !== otherTexts.get(file)).sort();
}

function readTexts(folder: string): Map<string, string> {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const texts = files.filter((file) => statSync(join(folder, file)).isFile());
  return new Map(texts.map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}
