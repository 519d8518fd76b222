import type { HelloOk } from "@pincer/gateway-client";

import type { HelloFacts } from "./gateway-state.ts";

/** What is shown of a hello. */
export function helloFacts(hello: HelloOk): HelloFacts {
  return {
    protocol: hello.protocol,
    serverVersion: hello.server.version,
    connectionId: hello.server.connId ?? null,
    scopes: hello.auth?.scopes ?? null,
    methods: hello.features.methods.length,
    events: hello.features.events.length,
    mainSessionKey: hello.snapshot.sessionDefaults?.mainSessionKey ?? null,
  };
}
