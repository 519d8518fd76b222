import JSON5 from "json5";

import { wrongConfig } from "./config-error.ts";

/**
 * The value that a configuration file (JSON5) holds.
 *
 * @throws GatewayError that names the file and the place in it
 */
export function parseConfig(text: string, path: string): unknown {
  try {
    return JSON5.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The parser's own message quotes the text, which may be a secret: only the place is told.
    const { lineNumber, columnNumber } = error as { lineNumber?: number; columnNumber?: number };
    throw wrongConfig(path, `it is not valid JSON5, line ${lineNumber ?? "?"}, column ${columnNumber ?? "?"}`);
  }
}
