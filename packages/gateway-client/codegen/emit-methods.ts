import { handMadeEvents, handMadeMethods } from "./hand-made.ts";
import { eventDefinitions } from "./irregular-names.ts";
import type { MethodFacts } from "./method-names.ts";
import { TypePrinter } from "./print-type.ts";
import type { GatewayFeatures, OfficialSchemas } from "./schema.ts";

/** Prints `src/protocol/generated/methods.ts`: the methods and events that have no types by hand. */
export function emitMethods(
  header: string,
  methods: readonly MethodFacts[],
  schemas: OfficialSchemas,
  features: GatewayFeatures,
): string {
  const printer = new TypePrinter(schemas.definitions);
  const entries = methods.filter(({ name }) => !handMadeMethods.has(name)).map((method) => methodText(method, printer));
  const { protocol3, protocol4 } = features;
  const events = [...new Set([...protocol3.events, ...protocol4.events])]
    .filter((event) => !handMadeEvents.has(event))
    .toSorted()
    .map((event) => eventText(event, protocol3.events.includes(event), printer));
  return `${header}
import type { OpenUnion } from "@pincer/shared";

/** Whatever a gateway takes or gives where nobody has written down what that is. */
export type Undescribed = Readonly<Record<string, unknown>>;

/** The methods that have no types by hand. What the official schemas leave out is {@link Undescribed}. */
export interface GeneratedMethods {
${entries.join("\n")}
}

/** The events that have no types by hand. What the official schemas leave out is {@link Undescribed}. */
export interface GeneratedEvents {
${events.join("\n")}
}

${[...printer.declarations.values()].join("\n\n")}
`;
}

function methodText({ name, protocols, scope3, scope4, params, result }: MethodFacts, printer: TypePrinter): string {
  const where = protocols.length === 2 ? "Both protocols" : `Protocol ${protocols[0]} only`;
  const isOld = protocols.length === 2 && (params ?? result) !== undefined ? "; the types are those of protocol 4" : "";
  const doc = `${where}${isOld}. ${scopeText(scope3, scope4)}`;
  const takes = params === undefined ? "Undescribed" : printer.name(params, "sent");
  const gives = result === undefined ? "Undescribed" : printer.name(result, "received");
  return `  /** ${doc} */\n  ${key(name)}: { params: ${takes}; result: ${gives} };`;
}

function eventText(event: string, isIn3: boolean, printer: TypePrinter): string {
  const definition = eventDefinitions[event];
  const type = definition === undefined ? "Undescribed" : printer.name(definition, "received");
  return `  /** ${isIn3 ? "Both protocols" : "Protocol 4 only"}. */\n  ${key(event)}: ${type};`;
}

function scopeText(scope3: string | undefined, scope4: string | undefined): string {
  const scopes = [scope3, scope4].flatMap((scope) => (scope === "dynamic" ? "depends on the params" : (scope ?? [])));
  const [one = "not known", ...others] = new Set(scopes);
  if (others.length === 0) return `Scope: ${one}.`;
  return `Scope: ${others[0]}; on protocol 3 ${one}.`;
}

function key(name: string): string {
  return /^\w+$/.test(name) ? name : JSON.stringify(name);
}
