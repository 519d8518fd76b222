/** The names of the variables in templates (`#{name}`), each once. */
export function variablesIn(...texts: ReadonlyArray<string | null>): string[] {
  const found = texts.flatMap((text) => [...(text ?? "").matchAll(/#\{([^{}]+)\}/g)].map((match) => match[1] ?? ""));
  return [...new Set(found)];
}

/** A template with its variables filled in. */
export function fillVariables(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/#\{([^{}]+)\}/g, (whole, name: string) => values.get(name) ?? whole);
}

/** `010****5678`. */
export function maskPhone(number: string): string {
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}
