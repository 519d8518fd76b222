import { isRecord } from "@pincer/shared/internal";

import { Actor } from "./actor.ts";
import { requestIn, type Recording } from "./recording.ts";
import { seeds } from "./seeds.ts";
import type { Stage } from "./stage.ts";

/** Brings a gateway into the state in which the recorded one was. */
export async function prelude({ name, group, protocol, entries }: Recording, stage: Stage): Promise<void> {
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
  if (name === "agent-resume-after-disconnect") await startFirst(entries, stage);
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

/** The run that the recorded client asks for again was started by a client that is gone. */
async function startFirst(entries: Recording["entries"], stage: Stage): Promise<void> {
  const params = entries.map(requestIn).find((request) => request?.["method"] === "agent")?.["params"];
  const actor = await connectPlainly(stage, ["operator.admin"]);
  await ask(actor, "first", "agent", isRecord(params) ? params : {});
  actor.leave();
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
  const params = {
    minProtocol: 3,
    maxProtocol: 4,
    client,
    caps,
    auth: { token: stage.secret, password: stage.secret },
    scopes,
  };
  await ask(actor, "c1", "connect", params);
  return actor;
}

/** Sends a request and waits for its answers. */
export async function ask(actor: Actor, id: string, method: string, params: object, answers = 1): Promise<void> {
  actor.send(JSON.stringify({ type: "req", id, method, params }));
  await actor.until(() => actor.answers(id).length >= answers);
}
