import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** The part of JSON Schema that the official schemas of the gateway use and that has a counterpart in types. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema | readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

/** `protocol.schema.json` of `@openclaw/gateway-protocol`. */
export interface OfficialSchemas {
  /** The methods of the newest gateways and the scope that each needs. */
  readonly methods: Readonly<Record<string, { readonly scope: string }>>;
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

/** What two real gateways list, and what they have without listing it. */
export interface GatewayFeatures {
  readonly protocol3: FeaturesOf;
  readonly protocol4: FeaturesOf;
}

interface FeaturesOf {
  readonly gateway: string;
  readonly methods: readonly string[];
  readonly unlisted: readonly string[];
  readonly events: readonly string[];
}

/** The package's folder; it does not export the files that are read here. */
const folder = new URL("../", pathToFileURL(createRequire(import.meta.url).resolve("@openclaw/gateway-protocol")));

/** The official schemas, as installed. */
export function loadSchemas(): OfficialSchemas {
  return read(new URL("protocol.schema.json", folder)) as OfficialSchemas;
}

/** The version of the package that the schemas come from. */
export function schemasVersion(): string {
  return (read(new URL("package.json", folder)) as { version: string }).version;
}

/** The features of two real gateways. */
export function loadFeatures(): GatewayFeatures {
  return read(new URL("gateway-features.json", import.meta.url)) as GatewayFeatures;
}

function read(url: URL): unknown {
  return JSON.parse(readFileSync(url, "utf8"));
}
