import { eventFaultKinds, requestFaultKinds, type EventFault, type GatewayFault, type RequestFault } from "./fault.ts";

interface PlannedFault {
  readonly fault: GatewayFault;
  left: number;
}

type SkipFault = Extract<GatewayFault, { readonly kind: "skip-seq" }>;

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
    return this.#use((fault): fault is RequestFault => hitsRequest(fault, method));
  }

  /** Uses up the first planned fault that hits this event. */
  takeForEvent(event: string): EventFault | SkipFault | undefined {
    return this.#use((fault): fault is EventFault | SkipFault => hitsEvent(fault, event));
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

function hitsRequest(fault: GatewayFault, method: string): boolean {
  if (fault.kind === "no-hello") return method === "connect";
  if (fault.kind === "drop-after-accepted") return method === "agent";
  if (!requestFaultKinds.some((kind) => kind === fault.kind)) return false;
  const limited = "method" in fault ? fault.method : undefined;
  return limited === undefined ? method !== "connect" : limited === method;
}

function hitsEvent(fault: GatewayFault, event: string): boolean {
  if (!eventFaultKinds.some((kind) => kind === fault.kind)) return false;
  return !("event" in fault) || fault.event === undefined || fault.event === event;
}
