import { isRecord } from "@pincer/shared/internal";

import { wrongConfig } from "./config-error.ts";
import { fillVariables } from "./fill-variables.ts";
import type { Environment } from "./read-environment.ts";

/** An object in a configuration file, read key by key. */
export class ConfigSection {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #env: Environment;
  /** What it is called in messages, such as `gateway.auth`; empty for the top. */
  readonly #name: string;

  constructor(value: unknown, path: string, env: Environment, name = "") {
    if (!isRecord(value)) throw wrongConfig(path, `${name || "it"} must be an object`);
    this.#values = value;
    this.#path = path;
    this.#env = env;
    this.#name = name;
  }

  /** The value of a key as it is; `undefined` for null. */
  value(key: string): unknown {
    return (Object.hasOwn(this.#values, key) ? this.#values[key] : undefined) ?? undefined;
  }

  /** An object in it; an empty one where it is missing. */
  section(key: string): ConfigSection {
    return new ConfigSection(this.value(key) ?? {}, this.#path, this.#env, this.keyOf(key));
  }

  /** A text, with the variables of the environment filled in; `undefined` where it is missing or empty. */
  text(key: string): string | undefined {
    const value = this.value(key);
    return value === undefined ? undefined : fillVariables(value, this.keyOf(key), this.#path, this.#env);
  }

  /** A text that is taken as it is. */
  word(key: string): string | undefined {
    const value = this.value(key);
    if (value === undefined || typeof value === "string") return value;
    throw this.wrong(key, "must be a text");
  }

  /** The error for a key. */
  wrong(key: string, what: string, steps: readonly string[] = []): Error {
    return wrongConfig(this.#path, `${this.keyOf(key)} ${what}`, steps);
  }

  /** What a key is called in messages. */
  keyOf(key: string): string {
    return this.#name === "" ? key : `${this.#name}.${key}`;
  }
}
