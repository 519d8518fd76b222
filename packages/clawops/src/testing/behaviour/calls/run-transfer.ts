import type { CallRecord } from "../../state/call-record.ts";
import type { TransferRecord, TransferStatus } from "../../state/transfer-record.ts";
import type { World } from "../../state/world.ts";
import { endCall, talk } from "./call-lifecycle.ts";
import { endings } from "./endings.ts";
import { planCall } from "./plan-call.ts";
import { endTransfer, reportTransfer } from "./transfer-lifecycle.ts";

/** Runs a transfer: it rings, is answered or not, and ends; then the call goes on or ends. */
export function runTransfer(world: World, call: CallRecord, transfer: TransferRecord, timeoutMs: number): void {
  call.stopTimer(); // nobody hangs up while the parties wait for the third one
  call.transfers.push(transfer);
  reportTransfer(world, call, transfer);
  transfer.stopTimer = world.timers.after(world.timing.queueMs, () => ring(world, call, transfer, timeoutMs));
}

function ring(world: World, call: CallRecord, transfer: TransferRecord, timeoutMs: number): void {
  transfer.status = "ringing";
  reportTransfer(world, call, transfer);
  const plan = planCall(world, transfer.to);
  const { ringMs, noAnswerMs } = world.timing;
  if (plan.outcome === "completed" && ringMs <= timeoutMs) {
    transfer.stopTimer = world.timers.after(ringMs, () => connect(world, call, transfer, plan.talkMs));
    return;
  }
  const unanswered = plan.outcome === "no-answer" || plan.outcome === "completed";
  const after = Math.min(unanswered ? noAnswerMs : ringMs, timeoutMs);
  transfer.stopTimer = world.timers.after(after, () => finish(world, call, transfer, failureOf(plan.outcome)));
}

/** Transfers know no `rejected`, and an answer after the timeout is none. */
function failureOf(outcome: "completed" | "busy" | "no-answer" | "failed" | "rejected"): TransferStatus {
  if (outcome === "completed") return "no-answer";
  return outcome === "rejected" ? "failed" : outcome;
}

function connect(world: World, call: CallRecord, transfer: TransferRecord, talkMs: number): void {
  transfer.status = "connected";
  transfer.connectedAt = world.clock.now();
  reportTransfer(world, call, transfer);
  transfer.stopTimer = world.timers.after(talkMs, () => finish(world, call, transfer, "completed"));
}

function finish(world: World, call: CallRecord, transfer: TransferRecord, status: TransferStatus): void {
  endTransfer(world, call, transfer, status);
  if (status === "completed" && transfer.afterTransfer === "terminate") endCall(world, call, endings.completed);
  else talk(world, call); // back to the agent, who also has the call where nobody took it
}
