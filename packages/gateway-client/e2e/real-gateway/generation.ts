/** The name of a gateway generation, which is that of its package. */
export type GenerationName = "openclaw" | "clawdbot";

/** True for the name of a generation. */
export function isGenerationName(name: string): name is GenerationName {
  return name === "openclaw" || name === "clawdbot";
}

/** What a gateway's environment and configuration are made of. */
export interface GatewayPlace {
  /** The gateway's own home folder. */
  readonly home: string;
  readonly port: number;
}

/** How one generation of the real gateway is installed and run. */
export interface Generation {
  readonly name: GenerationName;
  /** The one version that the suite is written against. */
  readonly version: string;
  readonly protocol: 3 | 4;
  /** What the installation folder's package.json says besides the dependency on the gateway itself. */
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Arguments of `npm install`. */
  readonly npmArguments: readonly string[];
  /** The last step of the installation, in its folder. */
  readonly finish?: (folder: string) => Promise<void>;
  /** The command line's entry inside the package. */
  readonly entry: string;
  /** What the log says when the gateway takes connections. */
  readonly ready: string;
  /** Whether its configuration may list the origins of web pages; the other kind lets every page in. */
  readonly hasAllowedOrigins: boolean;
  /** The configuration file, inside the home folder. */
  readonly configFile: string;
  /** A lock, inside the home folder, that it leaves behind when it is stopped in the middle of a write and then waits for. */
  readonly staleLock?: string;
  /** Its own environment variables. */
  environment(place: GatewayPlace): Record<string, string>;
}
