import { inject } from "vitest";

import type { Generation } from "../real-gateway/generation.ts";
import { generations } from "../real-gateway/generations.ts";
import type { SharedGateway } from "../real-gateway/provided.ts";

/** The generation that this file runs against. */
export const generation: Generation = generations[inject("generation")];

/** The shared gateway of this generation. */
export function sharedGateway(): SharedGateway {
  const shared = inject("sharedGateways")[generation.name];
  if (shared === undefined) throw new Error(`No ${generation.name} was started.`);
  return shared;
}
