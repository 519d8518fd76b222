import type { GatewayMethods, ParamsOf, ResultOf } from "../protocol/methods.ts";
import { callNames } from "./call-names.ts";
import type { RequestOptions } from "./request-options.ts";

/** A method as a function. It rejects as `gateway.request()` does, and for a method that this gateway is too old for. */
export type GatewayCall<Method extends keyof GatewayMethods> =
  {} extends ParamsOf<Method>
    ? (params?: ParamsOf<Method>, options?: RequestOptions) => Promise<ResultOf<Method>>
    : (params: ParamsOf<Method>, options?: RequestOptions) => Promise<ResultOf<Method>>;

/**
 * The core methods as functions; what a call is named is what the method is named on the wire. Those marked "protocol 4" fail on an
 * older gateway with a GatewayError of kind `unsupported` that says what to use instead; nothing is sent.
 */
export interface GatewayCalls {
  /** How the gateway and its channels are (`health`). */
  readonly health: GatewayCall<"health">;
  /** What the gateway does, in short (`status`). */
  readonly status: GatewayCall<"status">;
  /** The channels that messages come from and go to. */
  readonly channels: {
    /** How the channels are (`channels.status`). */
    readonly status: GatewayCall<"channels.status">;
  };
  /** The chat of a session. */
  readonly chat: {
    /**
     * Stops one run, or without `runId` what runs in the session (`chat.abort`). Protocol 3 stops only what `chat.send` started.
     */
    readonly abort: GatewayCall<"chat.abort">;
    /** The newest messages of a session, oldest first (`chat.history`). */
    readonly history: GatewayCall<"chat.history">;
    /**
     * Puts a message of the assistant into a session without running anything (`chat.inject`, needs `operator.admin`). Who watches
     * gets it as a `chat` event. Gateways have it without listing it.
     */
    readonly inject: GatewayCall<"chat.inject">;
  };
  /** The gateway's configuration. */
  readonly config: {
    /** The configuration (`config.get`). From protocol 3 it comes with all secrets. */
    readonly get: GatewayCall<"config.get">;
  };
  /** The gateway's log. */
  readonly logs: {
    /** The newest lines, or those since a cursor (`logs.tail`). */
    readonly tail: GatewayCall<"logs.tail">;
  };
  /** The models that can be used. */
  readonly models: {
    /** The models (`models.list`). */
    readonly list: GatewayCall<"models.list">;
  };
  /** Tokens and what they cost. */
  readonly usage: {
    /** Tokens and costs by day (`usage.cost`). */
    readonly cost: GatewayCall<"usage.cost">;
    /** How much of the providers' allowances is used (`usage.status`). */
    readonly status: GatewayCall<"usage.status">;
  };
  /** Jobs that run at their time. */
  readonly cron: {
    /** Makes a job (`cron.add`). */
    readonly add: GatewayCall<"cron.add">;
    /** One job (`cron.get`, protocol 4). */
    readonly get: GatewayCall<"cron.get">;
    /** The jobs (`cron.list`). */
    readonly list: GatewayCall<"cron.list">;
    /** Removes a job (`cron.remove`). */
    readonly remove: GatewayCall<"cron.remove">;
    /** Runs a job now (`cron.run`). Protocol 3 answers when it is over: give a `timeout` that is long enough. */
    readonly run: GatewayCall<"cron.run">;
    /** How runs went (`cron.runs`). */
    readonly runs: GatewayCall<"cron.runs">;
    /** Whether jobs are run, and when the next one is due (`cron.status`). */
    readonly status: GatewayCall<"cron.status">;
    /** Changes a job (`cron.update`). */
    readonly update: GatewayCall<"cron.update">;
  };
  /** Devices that may connect. */
  readonly device: {
    readonly pair: {
      /** Lets a device in that waits (`device.pair.approve`). */
      readonly approve: GatewayCall<"device.pair.approve">;
      /** The devices that wait, and those that were approved (`device.pair.list`). */
      readonly list: GatewayCall<"device.pair.list">;
      /** Sends a device away that waits (`device.pair.reject`). */
      readonly reject: GatewayCall<"device.pair.reject">;
      /** Forgets a device (`device.pair.remove`, protocol 4). */
      readonly remove: GatewayCall<"device.pair.remove">;
      /** Gives a device another name (`device.pair.rename`, protocol 4). */
      readonly rename: GatewayCall<"device.pair.rename">;
    };
    readonly token: {
      /** Makes a device's token invalid (`device.token.revoke`). */
      readonly revoke: GatewayCall<"device.token.revoke">;
      /** Gives a device another token (`device.token.rotate`). */
      readonly rotate: GatewayCall<"device.token.rotate">;
    };
  };
  /** Commands that wait for somebody's decision. */
  readonly exec: {
    readonly approval: {
      /** A command that waits (`exec.approval.get`, protocol 4). */
      readonly get: GatewayCall<"exec.approval.get">;
      /** The commands that wait (`exec.approval.list`, protocol 4). */
      readonly list: GatewayCall<"exec.approval.list">;
      /** Asks for a decision, and waits for it (`exec.approval.request`): give a `timeout` that is long enough. */
      readonly request: GatewayCall<"exec.approval.request">;
      /** Decides (`exec.approval.resolve`). */
      readonly resolve: GatewayCall<"exec.approval.resolve">;
      /** Waits for a decision (`exec.approval.waitDecision`, protocol 4): give a `timeout` that is long enough. */
      readonly waitDecision: GatewayCall<"exec.approval.waitDecision">;
    };
  };
  /** Sessions: conversations with an agent. */
  readonly sessions: {
    /** Stops what runs in a session (`sessions.abort`, protocol 4). */
    readonly abort: GatewayCall<"sessions.abort">;
    /** Makes a transcript shorter (`sessions.compact`). */
    readonly compact: GatewayCall<"sessions.compact">;
    /** Makes a session (`sessions.create`, protocol 4). */
    readonly create: GatewayCall<"sessions.create">;
    /** Deletes a session (`sessions.delete`). */
    readonly delete: GatewayCall<"sessions.delete">;
    /** One row of `list` (`sessions.describe`, protocol 4). */
    readonly describe: GatewayCall<"sessions.describe">;
    /** The messages of a session (`sessions.get`, protocol 4). */
    readonly get: GatewayCall<"sessions.get">;
    /** The sessions, newest first (`sessions.list`). */
    readonly list: GatewayCall<"sessions.list">;
    readonly messages: {
      /** From now on this connection gets `session.message` of a session (`sessions.messages.subscribe`, protocol 4). */
      readonly subscribe: GatewayCall<"sessions.messages.subscribe">;
      /** Ends that (`sessions.messages.unsubscribe`, protocol 4). */
      readonly unsubscribe: GatewayCall<"sessions.messages.unsubscribe">;
    };
    /** Changes a session, and makes it where there is none (`sessions.patch`); `null` clears a field. */
    readonly patch: GatewayCall<"sessions.patch">;
    /** The last messages of some sessions, cut short (`sessions.preview`). */
    readonly preview: GatewayCall<"sessions.preview">;
    /** Starts a session anew (`sessions.reset`). */
    readonly reset: GatewayCall<"sessions.reset">;
    /** The full key of a session (`sessions.resolve`). */
    readonly resolve: GatewayCall<"sessions.resolve">;
    /** Sends a message to a session (`sessions.send`, protocol 4). `gateway.agent()` follows a run to its end. */
    readonly send: GatewayCall<"sessions.send">;
    /** From now on this connection gets `sessions.changed` (`sessions.subscribe`, protocol 4). */
    readonly subscribe: GatewayCall<"sessions.subscribe">;
  };
}

/** How a method is called; `isNewer` where protocol 3 does not have it. */
export type CallMethod = (
  method: string,
  params: object | undefined,
  options: RequestOptions | undefined,
  isNewer: boolean,
) => Promise<unknown>;

interface Tree {
  [name: string]: Tree | ((params?: object, options?: RequestOptions) => Promise<unknown>);
}

/** Makes the calls from the table of their names. */
export function makeCalls(call: CallMethod): GatewayCalls {
  const calls: Tree = {};
  const add = (names: string, isNewer: boolean): void => {
    for (const method of names.split(" ")) {
      const path = method.split(".");
      const name = path.pop() ?? method;
      let place = calls;
      for (const part of path) place = (place[part] ??= {}) as Tree;
      place[name] = (params, options) => call(method, params, options, isNewer);
    }
  };
  add(callNames.both, false);
  add(callNames.newer, true);
  return calls as unknown as GatewayCalls;
}
