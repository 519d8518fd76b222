// Test files share the page, but not their modules.
const shared = globalThis as { sentByTests?: string[]; socketsOfTests?: Set<WebSocket> };
const sent = (shared.sentByTests ??= []);
const sockets = (shared.socketsOfTests ??= new Set());

/** Has the sockets of clients noted from now on, and what they send; they are the browser's own. */
export function watchSockets(): void {
  const Native = globalThis.WebSocket;
  if ("isWatched" in Native) return;
  globalThis.WebSocket = class extends Native {
    static readonly isWatched = true;

    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      sockets.add(this);
      this.addEventListener("close", () => sockets.delete(this));
    }

    override send(data: Parameters<WebSocket["send"]>[0]): void {
      if (typeof data === "string") sent.push(data);
      super.send(data);
    }
  };
}

/** The sockets of clients that have not ended. */
export function clientSockets(): WebSocket[] {
  return [...sockets];
}

/** What clients have sent since this was last asked for. */
export function takeSent(): string[] {
  return sent.splice(0);
}
