import type { GatewayClient } from "@pincer/gateway-client";

import { describeError } from "../errors/describe-error.ts";
import type { Session } from "../session/create-session.ts";
import type { Scope } from "../session/scope.ts";
import { helloFacts } from "./hello-facts.ts";
import { listSessions } from "./list-sessions.ts";

/** The scopes whose state is already followed. */
const followed = new WeakSet<Scope<GatewayClient>>();

/** Connects, reads what the hello says and lists the sessions. */
export async function connectGateway(scope: Scope<GatewayClient>): Promise<void> {
  followState(scope);
  try {
    await scope.client.connect();
  } catch (error) {
    scope.dispatch({ type: "gateway/failed", error: describeError(error) });
    return;
  }
  await listSessions(scope);
}

/** Ends the connection; the panel is as it was before. */
export async function disconnectGateway(session: Session): Promise<void> {
  await session.dropGateway();
  session.store.dispatch({ type: "gateway/disconnected" });
}

/** The client tells what happens to its connection, also later and by itself. */
function followState(scope: Scope<GatewayClient>): void {
  if (followed.has(scope)) return;
  followed.add(scope);
  const { client, dispatch } = scope;
  client.on("state", () => dispatch({ type: "gateway/state", state: client.state }));
  client.on("hello", (hello) => dispatch({ type: "gateway/hello", hello: helloFacts(hello) }));
  void client.closed.then((reason) => {
    if (reason !== undefined) dispatch({ type: "gateway/failed", error: describeError(reason) });
  });
}
