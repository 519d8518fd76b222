import { EventEmitter } from "@pincer/shared/internal/base";
import { onTestFinished, vi } from "vitest";

import { onUnhandledRejection } from "./runtime.ts";

/** What was started and not ended, each with where it came from. */
export interface LeakWatch {
  /** Timers of `setTimeout` and `setInterval` that neither ran nor were cleared. */
  timers(): string[];
  /** Listeners of any emitter of ours that were not removed. */
  listeners(): string[];
  /** How many wait for the network of a page to come back. */
  pageListeners(): number;
  /** What was rejected without anybody being told. */
  unhandled(): string[];
  /** Says to all clients that the network of their page is back, which has them probe their connections. */
  goOnline(): void;
}

type Start = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => NodeJS.Timeout;

/** Watches everything of this process until the test ends, in a page that has a network. */
export function watchLeaks(): LeakWatch {
  const timers = new Map<unknown, string>();
  const listeners = new Map<unknown, string>();
  const unhandled: string[] = [];
  const page = { online: new Set<() => void>() };
  const origin = (): string => new Error("left").stack?.split("\n").slice(2, 7).join("\n") ?? "";

  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  const started = (start: Start, repeats: boolean): Start => {
    return (run, ms, ...args) => {
      const timer = start(
        (...given) => {
          if (!repeats) timers.delete(timer);
          run(...given);
        },
        ms,
        ...args,
      );
      timers.set(timer, origin());
      return timer;
    };
  };
  const ended = (end: typeof clearTimeout) => (timer?: Parameters<typeof clearTimeout>[0]) => {
    timers.delete(timer);
    end(timer);
  };
  vi.stubGlobal("setTimeout", started(setTimeout, false));
  vi.stubGlobal("setInterval", started(setInterval, true));
  vi.stubGlobal("clearTimeout", ended(clearTimeout));
  vi.stubGlobal("clearInterval", ended(clearInterval));

  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal(
    "addEventListener",
    (name: string, listener: () => void) => name === "online" && page.online.add(listener),
  );
  vi.stubGlobal("removeEventListener", (_name: string, listener: () => void) => page.online.delete(listener));

  const { on } = EventEmitter.prototype;
  EventEmitter.prototype.on = function watched(this: EventEmitter<object>, ...args) {
    const off = on.apply(this, args);
    listeners.set(off, `${String(args[0])}\n${origin()}`);
    return () => {
      listeners.delete(off);
      off();
    };
  };
  const stopListening = onUnhandledRejection((reason) => unhandled.push(String(reason)));
  onTestFinished(() => {
    vi.unstubAllGlobals();
    EventEmitter.prototype.on = on;
    stopListening();
  });
  return {
    timers: () => [...timers.values()],
    listeners: () => [...listeners.values()],
    pageListeners: () => page.online.size,
    unhandled: () => unhandled,
    goOnline: () => page.online.forEach((listener) => listener()),
  };
}

/** Lets what is due come: sockets are read, promises settle. Gives up after many turns. */
export async function turnsUntil(isDone: () => boolean): Promise<void> {
  for (let turn = 0; turn < 2000 && !isDone(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
