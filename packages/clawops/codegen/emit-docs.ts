import type { ContractField } from "./contract.ts";
import type { Side } from "./emit-shape.ts";

/** A documentation comment with lines of at most about 120 characters. */
export function docText(text: string, indent = ""): string {
  if (text === "") return "";
  const lines = text.split("\n").flatMap((line) => wrap(line.replaceAll("*/", "* /"), 116 - indent.length));
  const end = indent === "" ? "" : "\n";
  if (lines.length === 1) return `${indent}/** ${lines[0] ?? ""} */${end}`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */${end}`;
}

/** What the contract knows about a field: meaning, limits, default. */
export function fieldDoc(field: ContractField, side: Side): string {
  const parts: string[] = [];
  if (field.doc !== undefined) parts.push(field.doc);
  else if (field.note !== undefined) parts.push(sentence(field.note));
  if (field.format === "date-time") parts.push("An ISO 8601 instant.");
  if (side === "request") parts.push(...limitText(field));
  const text = parts.join(" ");
  const fallback = field.default;
  if (side === "answer" || fallback === undefined || fallback === null) return text;
  return `${text === "" ? "" : `${text}\n`}@default ${JSON.stringify(fallback)}`;
}

function limitText(field: ContractField): string[] {
  const texts: string[] = [];
  const range = (low: number | null | undefined, high: number | null | undefined, unit: string): void => {
    if (typeof low === "number" && typeof high === "number") texts.push(`${low} to ${high}${unit}.`);
    else if (typeof high === "number") texts.push(`At most ${high}${unit}.`);
    else if (typeof low === "number") texts.push(`At least ${low}${unit}.`);
  };
  range(field.min ?? field.minimum, field.max ?? field.maximum, "");
  range(field.minLength, field.maxLength, " characters");
  range(field.minItems, field.maxItems, " items");
  range(undefined, field.maxProperties, " keys");
  return texts;
}

function sentence(note: string): string {
  const text = note.charAt(0).toUpperCase() + note.slice(1);
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function wrap(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
