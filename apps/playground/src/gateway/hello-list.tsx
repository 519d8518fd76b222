import type { JSX, ReactNode } from "react";

import type { HelloFacts } from "./gateway-state.ts";

import classes from "./hello-list.module.css";

/** What the gateway said of itself. */
export function HelloList({ hello }: { readonly hello: HelloFacts }): JSX.Element {
  return (
    <dl className={classes["facts"]} data-testid="gateway-hello">
      <Fact name="Protocol">{hello.protocol}</Fact>
      <Fact name="Server version">{hello.serverVersion}</Fact>
      <Fact name="Granted scopes">{scopesText(hello.scopes)}</Fact>
      <Fact name="Methods / events">
        {hello.methods} / {hello.events}
      </Fact>
      {hello.mainSessionKey !== null && <Fact name="Main session">{hello.mainSessionKey}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function scopesText(scopes: readonly string[] | null): string {
  if (scopes === null) return "not told by this gateway";
  return scopes.length === 0 ? "none" : scopes.join(", ");
}
