import type { GatewayFault, RequestFault } from "./fault.ts";

interface PlannedFault {
  readonly fault: GatewayFault;
  left: number;
}

/** What is still to go wrong, in the order in which it was asked for. */
export class FaultPlan {
  #planned: PlannedFault[] = [];

  /** Plans a fault for its next `times` occasions; gives a function that takes back what has not happened yet. */
  add(fault: GatewayFault, times: number): () => void {
    const planned = { fault, left: times };
    this.#planned.push(planned);
    return () => {
      this.#planned = this.#planned.filter((item) => item !== planned);
    };
  }

  /** Uses up one occasion of a fault of this kind, if one is planned. */
  take<Kind extends GatewayFault["kind"]>(kind: Kind): (GatewayFault & { readonly kind: Kind }) | undefined {
    return this.#use((fault): fault is GatewayFault & { readonly kind: Kind } => fault.kind === kind);
  }

  /** Uses up the first planned fault that hits a request of this method. */
  takeForRequest(method: string): RequestFault | undefined {
    return this.#use((fault): fault is RequestFault => hits(fault, method));
  }

  #use<Fault extends GatewayFault>(matches: (fault: GatewayFault) => fault is Fault): Fault | undefined {
    for (const planned of this.#planned) {
      if (!matches(planned.fault)) continue;
      planned.left -= 1;
      if (planned.left <= 0) this.#planned = this.#planned.filter((item) => item !== planned);
      return planned.fault;
    }
    return undefined;
  }
}

function hits(fault: GatewayFault, method: string): boolean {
  switch (fault.kind) {
    case "no-hello":
      return method === "connect";
    case "drop-after-accepted":
      return method === "agent";
    case "hang":
    case "drop":
    case "garbage":
    case "duplicate-response":
    case "slow":
    case "error":
      return fault.method === undefined ? method !== "connect" : fault.method === method;
    default:
      return false;
  }
}
