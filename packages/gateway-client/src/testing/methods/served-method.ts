import type { Connection } from "../connection.ts";
import type { GatewayWorld } from "../gateway-world.ts";
import type { ObjectRule } from "../params/rule.ts";
import type { Scope } from "../scopes.ts";
import type { Answer, ProtocolVersion, WireObject } from "../wire.ts";

/** A request that passed the checks of its method. */
export interface ServedRequest {
  readonly method: string;
  readonly params: WireObject;
  readonly connection: Connection;
  /** Sends an answer; `agent` sends two. */
  readonly respond: (answer: Answer) => void;
  /** True when a planned fault ends the socket once the run is accepted. */
  readonly dropsAfterAccepted: boolean;
}

/** How one method is served. */
export interface ServedMethod {
  /** The generations that have it. @default both */
  readonly protocols?: readonly ProtocolVersion[];
  /** False for a method that works and is not in the hello's list. @default true */
  readonly isListed?: boolean;
  /** What the caller needs; `undefined` for nothing. */
  scope(protocol: ProtocolVersion, params: WireObject): Scope | undefined;
  /** What the parameters must be. */
  params(protocol: ProtocolVersion): ObjectRule;
  /** The answer; `undefined` when it sends its answers itself. */
  serve(request: ServedRequest, world: GatewayWorld): Answer | undefined | Promise<Answer | undefined>;
}
