import { clawdbot } from "./clawdbot.ts";
import type { Generation, GenerationName } from "./generation.ts";
import { openclaw } from "./openclaw.ts";

/** Every generation that the suite runs against. */
export const generations: Readonly<Record<GenerationName, Generation>> = { clawdbot, openclaw };
