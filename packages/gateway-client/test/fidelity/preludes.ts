import { Actor } from "./actor.ts";
import type { Recording } from "./recording.ts";
import type { Stage } from "./stage.ts";

/** The runs that were there before the recordings that look at sessions began. */
const seeds = ["a", "b", "c", "ab1", "sess1", "plainkey", "chat1", "toolon"];

/** How many runs there were before. */
export const SEEDED: number = seeds.length;

/** Brings a gateway into the state in which the recorded one was. */
export async function prelude({ name, group, protocol }: Recording, stage: Stage): Promise<void> {
  if (["agent", "chat", "scopes", "sessions"].includes(group)) {
    const actor = await connectPlainly(stage, ["operator.admin"]);
    for (const key of seeds) {
      const params = { message: "hello", sessionKey: `agent:main:${key}`, idempotencyKey: `seed-${key}` };
      await ask(actor, `seed-${key}`, "agent", params, 2);
    }
    if (name === "agent-tool-verbose-on") {
      await ask(actor, "verbose", "sessions.patch", { key: "agent:main:toolon", verboseLevel: "on" });
    }
    actor.terminate();
  }
  if (name === "startup-not-ready") stage.gateway.fail("not-ready");
  if (["browser", "device", "hello", "limits", "variant"].includes(group) && stage.gateway.frames.length === 0) {
    const actor = await connectPlainly(stage, ["operator.admin"]);
    await ask(actor, "seed", "sessions.patch", { key: "seen-before", label: "seen before" });
    actor.leave();
  }
  if (name === "limits-auth-rate-browser") {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const actor = new Actor(stage.url, { origin: "http://127.0.0.1:5173" });
      await actor.until(() => actor.event("connect.challenge") !== undefined);
      const client = { id: "webchat-ui", version: "1", platform: "test", mode: "webchat" };
      const params = { minProtocol: protocol, maxProtocol: protocol, client, auth: { token: `bad${attempt}` } };
      actor.send(JSON.stringify({ type: "req", id: "c", method: "connect", params }));
      await actor.until(() => false);
    }
  }
  if (name === "limits-preauth-sockets") {
    const waiting = Array.from({ length: 32 }, () => new Actor(stage.url, {}));
    await Promise.all(waiting.map((actor) => actor.until(() => actor.event("connect.challenge") !== undefined)));
  }
}

/** A client of its own that has its hello. */
export async function connectPlainly(
  stage: Stage,
  scopes: readonly string[],
  caps: readonly string[] = [],
): Promise<Actor> {
  const actor = new Actor(stage.url, {});
  await actor.until(() => actor.event("connect.challenge") !== undefined);
  const client = { id: "gateway-client", version: "1.0.0", platform: "test", mode: "backend" };
  const params = { minProtocol: 3, maxProtocol: 4, client, caps, auth: { token: stage.secret, password: stage.secret }, scopes };
  await ask(actor, "c1", "connect", params);
  return actor;
}

/** Sends a request and waits for its answers. */
export async function ask(actor: Actor, id: string, method: string, params: object, answers = 1): Promise<void> {
  actor.send(JSON.stringify({ type: "req", id, method, params }));
  await actor.until(() => actor.answers(id).length >= answers);
}
