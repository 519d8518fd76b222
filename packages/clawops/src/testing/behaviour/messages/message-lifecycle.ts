import type { MessageRecord } from "../../state/message-record.ts";
import type { World } from "../../state/world.ts";
import { planCall } from "../calls/plan-call.ts";
import { announceMessage } from "./announce-message.ts";

/** What must be known of a message at its beginning. */
export type NewMessage = Pick<MessageRecord, "type" | "from" | "to" | "subject" | "body" | "mediaCount">;

/** Queues a message; a moment later it is sent, or has failed where the number says so (it ends in 0003). */
export function dispatchMessage(world: World, known: NewMessage): MessageRecord {
  const message = keepMessage(world, known, "outbound", "queued");
  world.timers.after(world.timing.messageMs, () => {
    message.status = planCall(world, message.to).outcome === "failed" ? "failed" : "sent";
    message.updatedAt = world.clock.now();
    announceMessage(world, message);
  });
  return message;
}

/** Takes in a message from outside. */
export function receiveMessage(world: World, known: NewMessage): MessageRecord {
  const message = keepMessage(world, known, "inbound", "received");
  announceMessage(world, message);
  return message;
}

function keepMessage(
  world: World,
  known: NewMessage,
  direction: MessageRecord["direction"],
  status: MessageRecord["status"],
): MessageRecord {
  const id = world.ids.next("MG");
  const message: MessageRecord = {
    ...known,
    id,
    direction,
    status,
    createdAt: world.clock.now(),
    updatedAt: undefined,
  };
  world.messages.set(id, message);
  return message;
}
