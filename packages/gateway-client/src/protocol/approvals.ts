import type { OpenUnion } from "@pincer/shared";

import type { NoParams } from "./no-params.ts";

/** What was decided about a command; `null` where nobody decided in time. */
export type ExecDecision = OpenUnion<"allow-once" | "allow-always" | "deny"> | null;

/** What `exec.approval.request` takes. */
export interface ExecApprovalRequestParams {
  /** Protocol 4 takes `commandArgv` in its place. */
  readonly command?: string | undefined;
  /**
   * Names the request.
   * @default the gateway makes one
   */
  readonly id?: string | undefined;
  readonly cwd?: string | null | undefined;
  readonly host?: string | null | undefined;
  readonly security?: string | null | undefined;
  readonly ask?: string | null | undefined;
  readonly agentId?: string | null | undefined;
  readonly resolvedPath?: string | null | undefined;
  readonly sessionKey?: string | null | undefined;
  /**
   * How long a decision is waited for, in milliseconds. The `timeout` of the call must be longer.
   * @default 120_000
   */
  readonly timeoutMs?: number | undefined;
  /** Protocol 4 only. */
  readonly commandArgv?: readonly string[] | undefined;
  /** Protocol 4 only. */
  readonly nodeId?: string | null | undefined;
  /** Protocol 4 only. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /**
   * Protocol 4 only: answers at once with `status: "accepted"`, which is what this client then gives. The decision comes as
   * `exec.approval.resolved`, or from `exec.approval.waitDecision`.
   */
  readonly twoPhase?: boolean | undefined;
}

/** A command that waits for a decision: also the payload of `exec.approval.requested`. */
export interface ExecApproval {
  readonly id: string;
  readonly request: { readonly command?: string; readonly [field: string]: unknown };
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs: number;
  readonly [field: string]: unknown;
}

/** A command that waits for a decision, as it is shown to those who decide. */
export interface ExecApprovalView {
  readonly id: string;
  readonly commandText?: string;
  readonly allowedDecisions?: ReadonlyArray<OpenUnion<"allow-once" | "allow-always" | "deny">>;
  readonly host?: string | null;
  readonly nodeId?: string | null;
  readonly agentId?: string | null;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs?: number;
  readonly [field: string]: unknown;
}

/** What was decided, and about what. */
export interface ExecApprovalDecision {
  readonly id: string;
  readonly decision?: ExecDecision;
  /** Milliseconds since the epoch. */
  readonly createdAtMs?: number;
  /** Milliseconds since the epoch. */
  readonly expiresAtMs?: number;
  readonly [field: string]: unknown;
}

/** The payload of `exec.approval.resolved`. */
export interface ExecApprovalResolvedEvent {
  readonly id: string;
  readonly decision: OpenUnion<"allow-once" | "allow-always" | "deny">;
  readonly resolvedBy?: string | null;
  /** Milliseconds since the epoch. */
  readonly ts: number;
  readonly [field: string]: unknown;
}

/** The methods of commands that wait for somebody's decision. All need `operator.approvals`. */
export interface ExecApprovalMethods {
  /** Asks, and waits for the decision: give the call a longer `timeout` than the params. */
  "exec.approval.request": { params: ExecApprovalRequestParams; result: ExecApprovalDecision };
  /** Decides. */
  "exec.approval.resolve": {
    params: {
      readonly id: string;
      readonly decision: "allow-once" | "allow-always" | "deny";
      /** Protocol 4 only, with `allow-always`: 1 to 3650. */
      readonly grantExpiresInDays?: number | undefined;
    };
    result: { readonly ok: true; readonly [field: string]: unknown };
  };
  /** Protocol 4 only. The commands that wait: a list. */
  "exec.approval.list": { params: NoParams; result: readonly ExecApproval[] };
  /** Protocol 4 only. A command that waits, fit to be shown. */
  "exec.approval.get": { params: { readonly id: string }; result: ExecApprovalView };
  /** Protocol 4 only. Waits for the decision about a command: give the call a `timeout` that is long enough. */
  "exec.approval.waitDecision": { params: { readonly id: string }; result: ExecApprovalDecision };
}
