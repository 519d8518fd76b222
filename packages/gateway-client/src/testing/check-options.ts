import { systemClock, type Clock } from "@pincer/shared/internal";

import { GatewayError } from "../errors/gateway-error.ts";
import type { LoggedFrame } from "./frame-log.ts";
import { generations } from "./generation.ts";
import type { SharedSecret } from "./handshake/check-auth.ts";
import type { LocalGatewayOptions } from "./local-gateway.ts";
import { defaultModels, ModelCatalog, type LocalModel } from "./local-model.ts";
import { isReplyTool, toReplyFunction, type ReplyFunction } from "./reply.ts";
import type { ProtocolVersion } from "./wire.ts";

/** The options with their defaults. */
export interface GatewaySettings {
  readonly secret: SharedSecret;
  readonly protocol: ProtocolVersion;
  readonly reply: ReplyFunction;
  readonly models: ModelCatalog;
  readonly tickIntervalMs: number;
  readonly handshakeTimeoutMs: number;
  readonly allowedOrigins: readonly string[];
  readonly allowInsecureAuth: boolean;
  readonly clock: Clock;
  readonly onFrame: ((frame: LoggedFrame) => void) | undefined;
}

/** Checks the options and fills in the defaults. @throws GatewayError that names the wrong option */
export function checkOptions(options: LocalGatewayOptions): GatewaySettings {
  const { protocol = 4, reply, tickIntervalMs = 30_000, allowedOrigins = [], clock = systemClock, onFrame } = options;
  if (protocol !== 3 && protocol !== 4) throw wrong("protocol must be 3 or 4");
  const isScript = Array.isArray(reply) && reply.every((piece) => typeof piece === "string" || isReplyTool(piece));
  if (reply !== undefined && typeof reply !== "string" && typeof reply !== "function" && !isScript) {
    throw wrong("reply must be a text, a list of texts and tools, or a function that gives an async iterable of them");
  }
  if (typeof clock?.now !== "function" || typeof clock.after !== "function") {
    throw wrong("clock must have now() and after(ms, run)");
  }
  if (onFrame !== undefined && typeof onFrame !== "function") throw wrong("onFrame must be a function");
  const handshakeTimeoutMs = options.handshakeTimeoutMs ?? generations[protocol].handshakeTimeoutMs;
  return {
    secret: checkSecret(options),
    protocol,
    reply: toReplyFunction(reply),
    models: checkModels(options.models ?? defaultModels),
    tickIntervalMs: checkPositive("tickIntervalMs", tickIntervalMs),
    handshakeTimeoutMs: checkPositive("handshakeTimeoutMs", handshakeTimeoutMs),
    allowedOrigins,
    allowInsecureAuth: options.allowInsecureAuth === true,
    clock,
    onFrame,
  };
}

function checkSecret({ token, password }: LocalGatewayOptions): SharedSecret {
  if (token !== undefined && password !== undefined) throw wrong("give token or password, not both");
  const value = token ?? password;
  if (typeof value !== "string" || value === "") throw wrong("token (or password) must be a text that is not empty");
  return { mode: token === undefined ? "password" : "token", value };
}

function checkModels(models: readonly LocalModel[]): ModelCatalog {
  const [first, ...others] = models;
  if (first === undefined) throw wrong("models must name at least one model; the first is the default");
  const isWrong = models.some(({ provider, id }) => !provider || !id || provider.includes("/"));
  if (isWrong) throw wrong('each of models needs a provider without "/" and an id');
  return new ModelCatalog([first, ...others]);
}

function checkPositive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw wrong(`${name} must be a number of milliseconds above 0`);
}

function wrong(message: string): GatewayError {
  return new GatewayError(`createLocalGateway: ${message}.`, { kind: "configuration" });
}
