import { irregularNames } from "./irregular-names.ts";
import type { GatewayFeatures, OfficialSchemas } from "./schema.ts";

/** What is known of a method before its types. */
export interface MethodFacts {
  readonly name: string;
  readonly protocols: ReadonlyArray<3 | 4>;
  /** The scope on each protocol; `undefined` where it is not known. */
  readonly scope3: string | undefined;
  readonly scope4: string | undefined;
  /** Definitions of the official schemas; `undefined` where the method is not described. */
  readonly params: string | undefined;
  readonly result: string | undefined;
}

/** Every method of the two gateways and of the schemas, but `connect`, which is the client's own; in alphabetical order. */
export function listMethods(schemas: OfficialSchemas, features: GatewayFeatures): MethodFacts[] {
  const { protocol3, protocol4 } = features;
  const in3 = new Set([...protocol3.methods, ...protocol3.unlisted]);
  const in4 = new Set([...protocol4.methods, ...protocol4.unlisted, ...Object.keys(schemas.methods)]);
  const known = (name: string): string | undefined => (schemas.definitions[name] === undefined ? undefined : name);
  return [...new Set([...in3, ...in4])]
    .filter((name) => name !== "connect")
    .toSorted()
    .map((name) => {
      const base = pascal(name);
      const irregular = irregularNames[name] ?? {};
      return {
        name,
        protocols: [...(in3.has(name) ? [3 as const] : []), ...(in4.has(name) ? [4 as const] : [])],
        scope3: in3.has(name) ? scopeOn3(name) : undefined,
        // Measured: protocol 4 answers it whatever was granted, although the schemas say otherwise.
        scope4: name === "health" ? "none" : schemas.methods[name]?.scope,
        params: irregular.params ?? known(`${base}Params`),
        result: irregular.result ?? known(`${base}Result`),
      };
    });
}

/** `sessions.list` → `SessionsList`. */
export function pascal(name: string): string {
  return name
    .split(/[.-]/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("");
}

const read3 =
  "health logs.tail channels.status status usage.status usage.cost tts.status tts.providers models.list agents.list agent.identity.get skills.status voicewake.get sessions.list sessions.preview cron.list cron.status cron.runs system-presence last-heartbeat node.list node.describe chat.history";
const write3 =
  "send agent agent.wait wake talk.mode tts.enable tts.disable tts.convert tts.setProvider voicewake.set node.invoke chat.send chat.abort";

/** The scope that clawdbot 2026.1.24-3 asks for, by its own table; what is in no list needs `operator.admin`. */
function scopeOn3(name: string): string {
  if (["node.invoke.result", "node.event", "skills.bins"].includes(name)) return "node";
  if (name.startsWith("exec.approval.")) return "operator.approvals";
  if (/^(?:node\.pair|device\.(?:pair|token))\.|^node\.rename$/.test(name)) return "operator.pairing";
  if (read3.split(" ").includes(name)) return "operator.read";
  return write3.split(" ").includes(name) ? "operator.write" : "operator.admin";
}
