import type { KeyValueStore } from "@pincer/shared";
import { describeThrown, type SecretKeeper } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";

/** The error for a place of the device's key that cannot be read or written: nothing is wrong with the credentials, nor with the key. */
export function storeUnusable(
  thrown: unknown,
  { store, keeper }: { readonly store: KeyValueStore | undefined; readonly keeper: SecretKeeper },
): GatewayError {
  const common = { kind: "configuration", problem: "store-unusable", cause: keeper.cause(thrown) } as const;
  // Those of our own stores say all that there is to say.
  if (thrown instanceof GatewayError) {
    const { steps, retryable, message } = thrown;
    const plain = steps.length === 0 ? message : message.slice(0, -steps.join(" ").length - 1);
    return new GatewayError(keeper.text(plain), { ...common, steps, retryable });
  }
  const words = keeper.text(describeThrown(thrown)).slice(0, 300);
  if (store === undefined) {
    const steps = ["Allow this page to keep data, or give a `store`."];
    return new GatewayError(`The device identity could not be had from IndexedDB (${words}).`, { ...common, steps });
  }
  const place = typeof store.name === "string" ? store.name : "the `store`";
  return new GatewayError(`The device identity could not be had from ${place} (${words}).`, {
    ...common,
    retryable: true,
    steps: ["See why the `store` fails; the next attempt asks it again."],
  });
}
