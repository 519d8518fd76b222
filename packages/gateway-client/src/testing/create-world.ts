import { randomUUID } from "node:crypto";

import { SecretKeeper } from "@pincer/shared/internal";

import { ApprovalsState } from "./approvals-state.ts";
import type { GatewaySettings } from "./check-options.ts";
import { CronState } from "./cron-state.ts";
import { FaultPlan } from "./fault-plan.ts";
import { FrameLog, type LoggedFrame } from "./frame-log.ts";
import type { GatewayPhase, GatewayWorld } from "./gateway-world.ts";
import { DevicesState } from "./handshake/devices-state.ts";
import { FailedLogins } from "./handshake/failed-logins.ts";
import { Hub } from "./hub.ts";
import type { LocalGatewayConnection } from "./local-gateway.ts";
import { RunRegistry } from "./runs/run-registry.ts";
import { SessionsState } from "./sessions-state.ts";
import { Tallies, Tally } from "./wait-for.ts";

/** The world of a gateway, and what only its listener may do with it. */
export interface OwnedWorld extends GatewayWorld {
  phase: GatewayPhase;
  /** Forgets everything that a gateway keeps in files. */
  forget(): void;
  /** A new boot, numbers from the start; and a new process, unless it goes on. */
  restart(inProcess: boolean): void;
  /** Where it listens from now on; empty for nowhere. */
  listensOn(url: string): void;
  /** Cancels everything that was to happen later. */
  cancelLater(): void;
}

/** Everything that the parts of a gateway share, empty. */
export function createWorld(settings: GatewaySettings): OwnedWorld {
  const { clock } = settings;
  const secrets = new SecretKeeper();
  secrets.add(settings.secret.value);
  const faults = new FaultPlan();
  const hub = new Hub(settings.protocol, faults);
  const timers = new Set<() => void>();
  let bootId: string = randomUUID();
  let startedAt = clock.now();
  let url = "";
  return {
    ...settings,
    phase: "serving",
    faults,
    hub,
    sessions: new SessionsState(clock, settings.models),
    devices: new DevicesState(clock, settings.protocol),
    failedLogins: new FailedLogins(clock, settings.protocol),
    cron: new CronState(clock),
    approvals: new ApprovalsState(clock),
    runs: new RunRegistry(clock),
    log: new FrameLog(secrets, clock, settings.onFrame),
    connected: new Tally<LocalGatewayConnection>("connection"),
    disconnected: new Tally<LocalGatewayConnection>("disconnect"),
    requests: new Tallies<LoggedFrame>(),
    get bootId() {
      return bootId;
    },
    get startedAt() {
      return startedAt;
    },
    url: () => url,
    listensOn(where) {
      url = where;
    },
    restart(inProcess) {
      bootId = randomUUID();
      if (!inProcess) startedAt = clock.now();
      hub.restart();
    },
    later(ms, run) {
      const cancel = clock.after(ms, () => {
        timers.delete(cancel);
        run();
      });
      timers.add(cancel);
    },
    forget() {
      this.sessions.clear();
      this.devices.clear();
      this.cron.clear();
      this.failedLogins.clear();
    },
    cancelLater() {
      for (const cancel of timers) cancel();
      timers.clear();
      this.approvals.clear();
    },
  };
}
