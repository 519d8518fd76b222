const turns: Array<() => void> = [];
const { port1, port2 } = new MessageChannel();
port1.addEventListener("message", () => turns.shift()?.());
port1.start();

/** The counterpart in a browser: a task of its own, after what is due. */
export function setImmediate(run: () => void): void {
  turns.push(run);
  port2.postMessage(undefined);
}
