import type { LocalGateway, LocalGatewayOptions, ReplyFunction } from "../../../src/testing/index.ts";
import type { PageGatewayOptions, PageReply } from "../services.ts";
import { outside } from "./bridge.ts";
import { numberOf } from "./manual-clock.ts";

export { faultKinds } from "../../../src/testing/fault.ts";

/** A local gateway in the process outside of the page; its members are those of one in the same process. */
export function createLocalGateway({ reply, clock, ...options }: LocalGatewayOptions): LocalGateway {
  const given: PageGatewayOptions = {
    ...options,
    ...(reply !== undefined && { reply: typeof reply === "function" ? pageReply(reply) : reply }),
    ...(clock !== undefined && { clock: numberOf(clock) }),
  };
  const gateway = outside.gateway(given) as unknown as LocalGateway;
  Object.defineProperty(gateway, Symbol.asyncDispose, { value: () => gateway.close() });
  return gateway;
}

function pageReply(reply: ReplyFunction): PageReply {
  return async (message, context) => {
    const iterator = reply(message, context)[Symbol.asyncIterator]();
    return {
      next: async () => {
        const { done = false, value } = await iterator.next();
        return { done, value };
      },
      return: async () => void (await iterator.return?.()),
    };
  };
}
