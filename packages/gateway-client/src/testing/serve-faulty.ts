import { Connection } from "./connection.ts";
import type { ErrorFault, RequestFault } from "./fault.ts";
import type { GatewayWorld } from "./gateway-world.ts";
import type { RequestChannel } from "./serve-request.ts";
import { refuse, type Answer } from "./wire.ts";

/** Serves a request on which a planned fault falls; `serve` serves it through a channel that the fault may change. */
export function serveFaulty(
  fault: RequestFault,
  id: unknown,
  connection: Connection,
  world: GatewayWorld,
  serve: (channel: RequestChannel) => void,
): void {
  const plain = (text: string): void => connection.sendAnswer(text);
  switch (fault.kind) {
    case "hang":
    case "no-hello":
      return;
    case "drop":
      return connection.close(1006);
    case "error":
      plain(Connection.response(id, errorOf(fault)));
      if (connection.granted === undefined) connection.close(1008, fault.message ?? "");
      return;
    case "half-open":
      return connection.silence();
    case "slow-consumer":
      return connection.close(1008, "slow consumer");
    case "stall":
      connection.pause();
      world.later(fault.delayMs ?? 100, () => connection.resume());
      return serve({ send: plain, dropsAfterAccepted: false });
    case "reorder": {
      const send = (text: string): void => world.later(fault.delayMs ?? 100, connection.holdAnswer(text));
      return serve({ send, dropsAfterAccepted: false });
    }
    case "oversize": {
      const padding = "x".repeat(fault.bytes ?? 1_048_576);
      const send = (text: string): void => plain(`${text.slice(0, -1)},"padding":"${padding}"}`);
      return serve({ send, dropsAfterAccepted: false });
    }
    case "slow": {
      world.later(fault.delayMs ?? 100, () => serve({ send: plain, dropsAfterAccepted: false }));
      return;
    }
    case "duplicate-response":
      return serve({
        send: (text) => {
          plain(text);
          plain(text);
        },
        dropsAfterAccepted: false,
      });
    case "garbage": {
      let isFirst = true;
      const send = (text: string): void => {
        plain(isFirst ? text.slice(0, Math.ceil(text.length / 2)) : text);
        isFirst = false;
      };
      return serve({ send, dropsAfterAccepted: false });
    }
    case "drop-after-accepted":
      return serve({ send: plain, dropsAfterAccepted: true });
  }
}

function errorOf(fault: ErrorFault): Answer {
  const {
    code,
    message = "The server is busy. Please try again in a moment.",
    details,
    retryable,
    retryAfterMs,
  } = fault;
  const refused = refuse(code ?? "UNAVAILABLE", message, details);
  if (refused.ok) return refused;
  const again = retryable ?? (code === undefined ? true : undefined);
  const hints = {
    ...(again === undefined ? {} : { retryable: again }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
  return { ok: false, error: { ...refused.error, ...hints } };
}
