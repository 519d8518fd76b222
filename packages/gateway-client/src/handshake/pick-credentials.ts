import { describeThrown, type SecretKeeper } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";

/** A value, or a function that gives it and is asked again on every attempt. */
export type Provided<T> = T | (() => T | Promise<T>);

/** What may prove who the client is. */
export interface CredentialOptions {
  readonly token?: Provided<string> | undefined;
  readonly password?: Provided<string> | undefined;
  readonly deviceToken?: Provided<string> | undefined;
}

/** The credentials of one attempt. */
export type Credentials = { readonly [Name in keyof CredentialOptions]?: string };

/**
 * The value of an option that may be a function.
 *
 * @throws {@link GatewayError} of kind `configuration` where the function throws or rejects
 */
export async function provide<T>(name: string, option: Provided<T>, keeper: SecretKeeper): Promise<T> {
  if (typeof option !== "function") return option;
  try {
    return await (option as () => T | Promise<T>)();
  } catch (error) {
    const words = keeper.text(describeThrown(error)).slice(0, 300);
    throw new GatewayError(`The \`${name}\` function failed (${words}), so no connection was made.`, {
      kind: "configuration",
      cause: keeper.cause(error),
      steps: [`Have the \`${name}\` function give a text; it is asked again with every attempt.`],
    });
  }
}

/** Asks for every credential that was configured, and remembers them as secrets. */
export async function pickCredentials(options: CredentialOptions, keeper: SecretKeeper): Promise<Credentials> {
  const names = (["token", "password", "deviceToken"] as const).filter((name) => options[name] !== undefined);
  const pairs = await Promise.all(
    names.map(async (name) => {
      const value: unknown = await provide(name, options[name], keeper);
      if (typeof value === "string" && value !== "") {
        keeper.add(value);
        return [name, value] as const;
      }
      throw new GatewayError(
        `The \`${name}\` option ${typeof options[name] === "function" ? "gave" : "is"} ${value === "" ? "an empty text" : "no text"}. Leave it out where there is none.`,
        { kind: "configuration" },
      );
    }),
  );
  return Object.fromEntries(pairs);
}
