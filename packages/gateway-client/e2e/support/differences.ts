import type { GenerationName } from "../real-gateway/generation.ts";
import { generation } from "./generation.ts";

/** What the suite expects otherwise of one generation than of the other. Everything else is asked of both alike. */
export interface Differences {
  /** A protocol version that it does not speak. */
  readonly otherProtocol: number;
  /** What its refusal of a wrong token carries. */
  readonly wrongToken: { readonly code: string; readonly details: object | undefined };
  /** Whether the hello of a client without a device says which scopes were granted. */
  readonly saysScopes: boolean;
  /** The least scope that lets a client write to a session. */
  readonly patchScope: string;
  /** Whether `chat.abort` stops a run that `agent` started. */
  readonly abortsAgentRuns: boolean;
  /** Whether a stopping gateway lets its runs finish, and refuses requests meanwhile. */
  readonly drains: boolean;
  /** Whether `sessions.patch` refuses a model whose provider is unknown. */
  readonly checksProviders: boolean;
  /** Whether a session that has not run yet shows its model in `sessions.list`. */
  readonly listsModelBeforeRun: boolean;
  /** The code of a run whose model refused its key. */
  readonly failedRunCode: string | undefined;
  /** Settings of a session whose runs tell of their tools. */
  readonly toolEvents: object | undefined;
  /** The largest frame it takes, in bytes. */
  readonly maxPayload: number;
  /** Headers that make a new device on this machine ask for approval, which it is else let in without. */
  readonly strangerHeaders: Readonly<Record<string, string>>;
  /** A method that it has and the other does not. */
  readonly ownMethod: string;
}

const table: Readonly<Record<GenerationName, Differences>> = {
  openclaw: {
    otherProtocol: 3,
    wrongToken: { code: "INVALID_REQUEST", details: { code: "AUTH_TOKEN_MISMATCH" } },
    saysScopes: true,
    patchScope: "operator.write",
    abortsAgentRuns: true,
    drains: true,
    checksProviders: true,
    listsModelBeforeRun: true,
    failedRunCode: "UNAVAILABLE",
    toolEvents: undefined,
    maxPayload: 26_214_400,
    // From this machine it lets devices in, but not a program that claims to be a page.
    strangerHeaders: { origin: "http://127.0.0.1:5173" },
    ownMethod: "sessions.subscribe",
  },
  clawdbot: {
    otherProtocol: 4,
    wrongToken: { code: "INVALID_REQUEST", details: undefined },
    saysScopes: false,
    patchScope: "operator.admin",
    abortsAgentRuns: false,
    drains: false,
    checksProviders: false,
    listsModelBeforeRun: false,
    failedRunCode: undefined,
    toolEvents: { verboseLevel: "on" },
    maxPayload: 524_288,
    // It takes no notice of origins; who comes through a proxy is not on this machine.
    strangerHeaders: { "x-forwarded-for": "203.0.113.7" },
    ownMethod: "node.pair.list",
  },
};

/** The differences of the generation that this file runs against. */
export const differences: Differences = table[generation.name];
