import { backoff } from "@pincer/shared";

import type { ConnectionEffect } from "./effect.ts";
import type { ConnectionInput } from "./input.ts";
import type { ConnectionState } from "./state.ts";

/** When and how often a lost connection is made again. All in milliseconds. */
export interface ReconnectPolicy {
  readonly initialDelay: number;
  readonly maxDelay: number;
  /** How many attempts may fail in a row before the client gives up. */
  readonly maxAttempts: number;
}

/** The options that transitions depend on. */
export interface ConnectionRules {
  /** False where a lost connection is final. */
  readonly reconnect: boolean;
  readonly policy: ReconnectPolicy;
}

/** The next state and what is to be done. */
export interface Step {
  readonly state: ConnectionState;
  readonly effects: readonly ConnectionEffect[];
}

type Input<Type extends ConnectionInput["type"]> = Extract<ConnectionInput, { type: Type }>;
type Attempt = Extract<ConnectionState, { name: "opening" | "handshaking" }>;
type Waiting = Extract<ConnectionState, { name: "waiting" }>;

/** How often it is looked whether the device was approved, which a person does in seconds or minutes. */
const approvalPace = { initialMs: 2000, maxMs: 15_000, factor: 1.5 };

/** The whole life of a connection: state × input → state and effects. What does not concern a state leaves it as it is. */
export function transition(state: ConnectionState, input: ConnectionInput, rules: ConnectionRules): Step {
  switch (state.name) {
    case "idle":
      if (input.type === "connect") {
        return step({ name: "opening", failed: 0, greeted: false, patient: input.patient }, { type: "open" });
      }
      return input.type === "close" ? settle(input) : step(state);
    case "opening":
    case "handshaking":
      return duringAttempt(state, input, rules);
    case "ready":
      if (input.type === "close") return shut(input);
      if (input.type === "wake") return step(state, { type: "probe" });
      return input.type === "failed" ? lost(state.patient === true, input, rules) : step(state);
    case "waiting":
      if (input.type === "close") return settle(input, { type: "stop-waiting" });
      return whileWaiting(state, input);
    case "closing":
      return input.type === "gone"
        ? step({ name: "closed", reason: state.reason }, { type: "settle", reason: state.reason })
        : step(state);
    case "closed":
      return step(state);
  }
}

function whileWaiting(state: Waiting, input: ConnectionInput): Step {
  const { failed, greeted, patient } = state;
  switch (input.type) {
    case "due":
      return step({ name: "opening", failed, greeted, patient }, { type: "open" });
    case "connect":
      return connectWhileWaiting(state, input.patient);
    case "wake":
      // A gateway that asked for a wait (it starts, or locked this client out) is not asked before.
      if (state.isAsked === true) return step(state);
      return step({ name: "opening", failed, greeted, patient }, { type: "stop-waiting" }, { type: "open" });
    default:
      return step(state);
  }
}

function connectWhileWaiting(state: Waiting, isPatient: boolean): Step {
  const { failed, greeted, isAsked, isRefused, error } = state;
  const patient = state.patient || isPatient;
  // Who asks for a connection now does not want to wait for the next regular attempt.
  if (isAsked !== true) {
    return step(
      { name: "opening", failed, greeted, patient, isExtra: true },
      { type: "stop-waiting" },
      { type: "open" },
    );
  }
  // But a gateway that refused it and named a time would only refuse it again; one that said that it would be away is waited for.
  const effects: ConnectionEffect[] = isRefused === true ? [{ type: "refuse", error, who: "impatient" }] : [];
  return step({ ...state, patient }, ...effects);
}

function duringAttempt(state: Attempt, input: ConnectionInput, rules: ConnectionRules): Step {
  switch (input.type) {
    case "connect":
      return step({ ...state, patient: state.patient || input.patient });
    case "challenged":
      return step({ ...state, name: "handshaking" });
    case "hello":
      return state.name === "handshaking"
        ? step({ name: "ready", patient: state.patient }, { type: "greet", hello: input.hello })
        : step(state);
    case "failed":
      return attemptFailed(state, input, rules);
    case "close":
      return shut(input);
    default:
      return step(state);
  }
}

function attemptFailed(state: Attempt, input: Input<"failed">, rules: ConnectionRules): Step {
  const { error, verdict } = input;
  const { greeted, patient } = state;
  const failed = state.isExtra === true ? state.failed : state.failed + 1;
  const drop: ConnectionEffect = { type: "drop", error };
  const goesOn = greeted ? rules.reconnect : patient;
  const awaitsApproval = verdict.awaitsApproval === true && patient;
  if (goesOn && (awaitsApproval || !verdict.terminal) && failed < rules.policy.maxAttempts) {
    return step(
      { name: "waiting", failed, greeted, patient, error, isAsked: verdict.retryAfterMs > 0, isRefused: true },
      drop,
      { type: "refuse", error, who: "impatient" },
      ...(awaitsApproval ? [{ type: "announce", error } as const] : []),
      { type: "wait", ms: waitBefore(failed, input, rules) },
    );
  }
  const refuse: ConnectionEffect = { type: "refuse", error, who: "everyone" };
  if (greeted) return gaveUp(input, drop, refuse);
  return step({ name: "idle" }, drop, refuse, { type: "discard", error });
}

function lost(patient: boolean, input: Input<"failed">, rules: ConnectionRules): Step {
  const drop: ConnectionEffect = { type: "drop", error: input.error };
  if (!rules.reconnect || input.verdict.terminal || rules.policy.maxAttempts < 1) return gaveUp(input, drop);
  const isAsked = input.verdict.retryAfterMs > 0;
  return step({ name: "waiting", failed: 0, greeted: true, patient, error: input.error, isAsked }, drop, {
    type: "wait",
    ms: waitBefore(0, input, rules),
  });
}

function waitBefore(failed: number, input: Input<"failed">, { policy }: ConnectionRules): number {
  const isPaced = input.verdict.awaitsApproval === true;
  const limits = isPaced ? approvalPace : { initialMs: policy.initialDelay, maxMs: policy.maxDelay };
  return Math.max(
    backoff(isPaced ? Math.max(failed - 1, 0) : failed, limits, () => input.random),
    input.verdict.retryAfterMs,
  );
}

function gaveUp(input: Input<"failed">, ...effects: ConnectionEffect[]): Step {
  const reason = {
    by: "connection",
    message: "The connection was lost and is not made again.",
    error: input.error,
  } as const;
  return step({ name: "closed", reason }, ...effects, { type: "settle", reason });
}

function shut({ reason }: Input<"close">): Step {
  return step({ name: "closing", reason }, { type: "shut", reason });
}

function settle({ reason }: Input<"close">, ...effects: ConnectionEffect[]): Step {
  return step({ name: "closed", reason }, ...effects, { type: "settle", reason });
}

function step(state: ConnectionState, ...effects: ConnectionEffect[]): Step {
  return { state, effects };
}
